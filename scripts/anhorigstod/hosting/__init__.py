"""What a web server needs to know: headers, redirects, caching, packed files, robots.txt and security.txt."""
