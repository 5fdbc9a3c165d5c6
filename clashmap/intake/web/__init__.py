"""The web -> articles: pages, feeds and sitemaps, fetched politely and within bounds."""
