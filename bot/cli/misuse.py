"""What to say to a command that was typed wrong: one Chinese sentence, in place of click's English."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def told_in_chinese() -> Iterator[None]:
    """Ends the program with a sentence where a command was typed wrong."""
    try:
        yield
    except click.UsageError as error:
        click.echo(_sentence(error), err=True)
        raise SystemExit(error.exit_code) from None


def _sentence(error: click.UsageError) -> str:
    """What went wrong and where the right way is told."""
    usage = f"用法：{error.ctx.command_path if error.ctx else 'casebot'} --help"
    told = _told(error).rstrip("。！？?")
    return f"{told}。{usage}"


def _told(error: click.UsageError) -> str:
    name = _name(error)
    match error:
        case click.NoSuchOption():
            return f"没有 {error.option_name} 这个选项"
        case click.MissingParameter():
            return f"还缺{name}"
        case _ if not error.message.isascii():
            return error.message
        case click.BadParameter():
            return f"{name} {_wanted(error)}"
    return f"没有 {_unknown(error)} 这个命令" if _unknown(error) else "命令写得不对"


def _name(error: click.UsageError) -> str:
    """The option, or what is to be written behind the command."""
    parameter = getattr(error, "param", None)
    if isinstance(parameter, click.Option):
        return " / ".join(parameter.opts)
    return "要写在命令后面的内容" if isinstance(parameter, click.Argument) else "选项"


def _wanted(error: click.BadParameter) -> str:
    """What the value has to be."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.Path | click.File):
        return "要写一个读得到的文件"
    return "要写一个在范围里的整数" if isinstance(kind, click.types.IntParamType) else "写得不对"


def _unknown(error: click.UsageError) -> str | None:
    """The command that does not exist, as click quotes it; None where that is not the matter."""
    quoted = error.message.split("'")
    return quoted[1] if error.message.startswith("No such command") and len(quoted) > 1 else None
