only = Only here
