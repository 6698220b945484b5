"""The four ways in which reports name a body: by place, as a national body, as themselves, by a name of its own."""
