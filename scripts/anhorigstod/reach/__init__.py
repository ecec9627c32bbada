"""How many the site reaches, told from a web server's logs without keeping or printing who they are."""
