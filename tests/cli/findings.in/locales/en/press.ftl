### The press release.

-org = Refugees International
title = Statement on migration
lead = Today, the ministerial conference on migration and protection co-hosted by { $hosts } begins. The conference takes place a month after the joint arrangement on migration and protection, and in the lead-up to the summit of the Americas in June.
call = We call on { $count } governments to consult { -org }.
contact =
    Write to { $email }.
    .title = E-mail
footer = All rights reserved
