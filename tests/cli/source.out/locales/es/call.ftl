lead = La Conferencia Ministerial se reunió en Panamá.
