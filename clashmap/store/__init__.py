"""The archive: articles, mentions, reports, events and judgements as Delta Lake tables."""
