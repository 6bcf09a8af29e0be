title = Safe pathways for people on the move

subtitle = Joint statement

place = Quito

description = What we ask of the governments of the region

signatories-1-country = Ecuador

lead = The undersigned organizations ask the governments of the region to **keep borders open** to people who seek *international protection*.[^data] We thank <span lang="qu">Ecuador Runakunapak Rikcharimuy</span> for its welcome.

asks = What we ask

item-guarantee-access-asylum = Guarantee access to asylum, as the [Cartagena Declaration](https://www.acnur.org/declaration?lang=en&year=1984) asks.

item-end-detention = End detention:

item-children = of children;

item-anyone-seeks-asylum = of anyone who seeks asylum.

item-exception-acceptable = No exception is acceptable.

item-publish-figures-month = Publish figures each month.[^data]

everyone-right-seek = Everyone has the right to seek and to enjoy in other countries asylum from persecution.

demands-go = The demands go on:

item-fund-shelters = Fund shelters.

item-train-officials-use = Train officials in the use of `form-7` and ~~form-6~~ <u>no other form</u>.

figures = Figures

cell-country = Country

cell-people-received = People received

cell-colombia = Colombia

cell = 2,480,000

cell-peru = Peru

cell-2 = 1,490,000

map-routes-through = ![Map of the routes through the Darién](map.png)

# paridad: allow(missing-file) editions without a picture have its words
photograph-hand = ![A photograph that is not at hand](lost.png)

co-2-borders = CO<sub>2</sub> has no borders; see [what we ask](#asks).[^method]

figures-regional-platform = Figures of the *Regional Platform*, [2023](https://www.r4v.info/).

counted-border-posts = Counted at border posts.

crossings-elsewhere-counted = Crossings elsewhere are not counted.
