# The headline, without a full stop.
title = Open letter
lead = More than 20 organisations signed this letter.
ask = We ask for **safe** routes and for an answer by 3 May 2024.
publish = Publish the [report](https://example.org/report).
hear = Hear the children.
