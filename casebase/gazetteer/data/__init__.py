"""Facts on China's administrative divisions; ``SOURCES.md`` says where each file comes from."""
