title = Open letter to the { -ministry }

lead = Open Bridges and 42 other organizations ask the { -ministry } to close the detention center at the northern border.

ask = What we ask for

item-release-everyone-held = Release everyone who is held without charge.

item-allow-lawyers-doctors = Allow lawyers and doctors into the center.

item-publish-number-people = Publish the number of people who are held there.

should-lose-freedom = No one should lose their freedom for having crossed a border.
