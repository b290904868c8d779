"""A finished PDF, open → what it holds and what is wrong with it, part by part: pages, fonts, tags, backs behind fronts."""
