# The bot in an image: slim, without a compiler, not as root, the database in a volume.
#
#     docker build -t casebot . && docker run --env-file .env -v casebot:/data casebot
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /build
RUN python -m venv /opt/casebot
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY casebase casebase
COPY handlers handlers
COPY bot bot
RUN /opt/casebot/bin/pip install -c constraints.txt --upgrade pip \
 && /opt/casebot/bin/pip install -c constraints.txt .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home --home-dir /data casebot
COPY --from=build /opt/casebot /opt/casebot
ENV PATH=/opt/casebot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_FILE=/data/casebase.db \
    BACKUP_FOLDER=/data/backups \
    PRINTS_FOLDER=/data/prints \
    LOG_FORMAT=json
USER casebot
WORKDIR /data
VOLUME /data
# Telegram's own patience with a start is longer; the bot answers within three seconds.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["casebot", "health"]
# SIGTERM finishes what is in flight, within ten seconds.
STOPSIGNAL SIGTERM
ENTRYPOINT ["casebot"]
CMD ["run"]
