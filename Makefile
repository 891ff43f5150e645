# Everything runs inside .venv, which is made on first use and made again when the requirements change.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: chat run gallery pictures test lint types format eval bench-search bench-extraction bench-cards bench-inline bench-load audit clean

chat: $(VENV)/.ready  ## the bot in this terminal: no token, no network
	@$(BIN)/casebot chat

run: $(VENV)/.ready  ## the bot on Telegram; needs BOT_TOKEN, see .env.example
	@$(BIN)/casebot run

test: lint types  ## everything a contributor must pass
	@$(BIN)/python -m pytest -n 2

gallery: $(VENV)/.ready  ## every message, keyboard and card on one page: gallery.html
	@$(BIN)/python -m bot.gallery gallery.html

pictures: $(VENV)/.ready-dev  ## the README's pictures anew; needs chromium
	@$(BIN)/python scripts/gallery_pictures.py docs/pictures

lint: $(VENV)/.ready-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.ready-dev
	@$(BIN)/mypy

audit: $(VENV)/.ready-dev  ## holes that became known in what is depended on; needs a network
	@$(PIP) install pip-audit
	@$(BIN)/pip-audit --requirement constraints.txt --no-deps --disable-pip

bench-load: $(VENV)/.ready-dev  ## answers a second beside echo bots, over real HTTP
	@$(BIN)/python -m benchmarks.throughput

format: $(VENV)/.ready-dev  ## put the code in shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

eval: $(VENV)/.ready-dev  ## how well articles are read, on annotated ones where they are at hand
	@$(BIN)/python -m benchmarks.evaluation

bench-search: $(VENV)/.ready-dev
	@$(PIP) install -r benchmarks/requirements.txt -c constraints.txt
	@$(BIN)/python -m benchmarks.search

bench-cards: $(VENV)/.ready-dev  ## how long cards take to draw
	@$(BIN)/python -m benchmarks.cards

bench-inline: $(VENV)/.ready-dev  ## how late inline answers are while cards are drawn
	@$(BIN)/python -m benchmarks.inline

bench-extraction: $(VENV)/.ready-dev
	@$(PIP) install -r benchmarks/requirements.txt -c constraints.txt
	@$(BIN)/python -m benchmarks.extraction

# pip 23, which many systems bring, cannot install readability-lxml: renew pip inside the environment first.
$(VENV)/.ready: pyproject.toml constraints.txt
	@echo "正在准备运行环境（只需一次）……" >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本；可以这样指定：make PYTHON=python3.12 chat" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade pip -c constraints.txt >&2
	@$(PIP) install --editable . -c constraints.txt >&2
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	@$(PIP) install --editable '.[dev]' -c constraints.txt >&2
	@touch $@

clean:  ## remove the environment and everything that can be made again
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
