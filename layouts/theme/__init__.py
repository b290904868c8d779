"""A theme file → how things look: colours, icons, pictures and fonts, all checked."""
