"""What curators do: from an article given to a case published, corrected, merged, taken back."""
