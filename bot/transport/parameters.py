"""Parameters of a call that are text already: for calls made many times a second, or asked as they come."""

from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter


def ready(parameters: dict[str, str]) -> RequestData:
    """A call's parameters as they go over the wire: text as it is, everything else as JSON."""
    return RequestData([RequestParameter(name, value, None) for name, value in parameters.items()])
