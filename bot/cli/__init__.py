"""The command line: casebot."""

from importlib import import_module
from typing import Any

import click

from bot.cli.misuse import told_in_chinese

_COMMANDS = {
    "run": "bot.cli.run:run",
    "health": "bot.cli.health:health",
    "backup": "bot.cli.backup:backup",
    "restore": "bot.cli.backup:restore",
    "chat": "bot.cli.chat:chat",
    "local-api": "bot.cli.local_api:local_api",
    "match": "bot.cli.match:match",
    "find": "bot.cli.find:find",
    "extract": "bot.cli.extract:extract",
    "add": "bot.cli.add:add",
    "review": "bot.cli.desk:review",
    "publish": "bot.cli.desk:publish",
    "retract": "bot.cli.desk:retract",
    "merge": "bot.cli.desk:merge",
    "undo": "bot.cli.desk:undo",
    "history": "bot.cli.desk:history",
    "log": "bot.cli.desk:log",
    "check": "bot.cli.desk:check",
    "import": "bot.cli.exchange:import_",
    "export": "bot.cli.exchange:export",
    "county": "bot.cli.ask:county",
    "model": "bot.cli.ask:model",
    "figures": "bot.cli.ask:figures",
    "compare": "bot.cli.ask:compare",
    "who": "bot.cli.ask:who",
    "similar": "bot.cli.ask:similar",
    "industry": "bot.cli.ask:industry",
    "place": "bot.cli.ask:place",
    "cite": "bot.cli.ask:cite",
    "list": "bot.cli.ask:cases",
}
"""Where each command is; it is imported when it is used, so that one does not wait for what others need."""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read what stands before the command's name."""
        with told_in_chinese():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        with told_in_chinese():
            return super().invoke(ctx)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """县域案例库：在聊天里或在这里问，县里做过什么、怎么做的、出处在哪。"""
