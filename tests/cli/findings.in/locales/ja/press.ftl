-org = 難民インターナショナル
title = 移住に関する声明
lead = 本日、{ $hosts }が共催する移住と保護に関する閣僚会議が開幕します。
call = { -org }と協議するよう{ $countries }か国の政府に求めます。
contact = { $email }までご連絡ください。
    .title = メール
footer = 無断転載を禁じます
