// The script of the workbench; the page works without it.
