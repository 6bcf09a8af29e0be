# The press release of 19 April 2022.

-cgrs = Center for Gender & Refugee Studies
title = Statement on migration and protection
lead = Today, April 19, the ministerial conference co-hosted by { $hosts } begins in Panama. In response, the { -cgrs } released the following statement:
call = “Our organizations call on the more than { $count } participating governments to ensure that a collaborative regional approach be developed in consultation with civil society, and that it prioritizes respect for migrants, asylum seekers, and refugees.”
principle-asylum = Guarantee an individual’s right to seek asylum, and respect the principle of non-refoulement;
principle-pathways = Center on protection and complementary pathways in addition to humanitarian assistance;
principle-justice = Create collaborative national and regional initiatives to jointly ensure access to justice.
contact = Write to { $email }.
