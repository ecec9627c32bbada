"""Which callers are programs, as far as they say so themselves. A robot that calls itself a browser is counted."""

import re

NAMES = (
    r"(?<!cu)bot(?![a-z])|bots\b",  # Googlebot, bingbot, AhrefsBot …, but not the phones named Cubot
    "crawl|spider|slurp|archiver|scrapy|harvest|validator|checker",  # not `scan`: apps that read QR codes say so too
    "monitor|uptime|pingdom|statuscake|site24x7|nagios|zabbix|icinga|healthcheck",
    "headless|phantomjs|selenium|puppeteer|playwright|lighthouse|pagespeed",
    "preview|facebookexternalhit|whatsapp/|embedly|feedly|feedfetcher",
    "curl|wget|httpie|libwww|lwp|python|aiohttp|httpx|okhttp|axios|node-fetch|undici|java/|go-http|ruby/|libwww-perl|guzzle|powershell|winhttp",
    "gptbot|claude|chatgpt|perplexity|bytespider|ccbot",
    "https?://",  # a browser gives no address to read about it; robots of good manners do
)
_ROBOT = re.compile("|".join(NAMES).encode(), re.IGNORECASE)
_LONGEST = 1000


def is_robot(agent: bytes) -> bool:
    """Whether an agent is a robot, a monitor or a tool. Who says nothing (`-`) is one: browsers always say."""
    return agent in (b"", b"-") or _ROBOT.search(agent[:_LONGEST]) is not None
