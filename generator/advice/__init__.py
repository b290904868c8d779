"""A bank → whether it can be printed, and what an experienced host would say of its questions."""
