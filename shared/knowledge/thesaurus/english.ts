export const english = `
# Spelling of the two countries
licence = license
neighbour = neighbor
neighbourhood = neighborhood
centre = center
colour = color
odour = odor
labour = labor
harbour = harbor
harbourfront = harborfront
kerb = curb
kerbside = curbside
plough = plow
snowplough = snowplow
tyre = tire
mould = mold
mouldy = moldy
programme = program
theatre = theater
fibre = fiber
aluminium = aluminum
offence = offense
councillor = councilor
counsellor = counselor
authorise = authorize
organisation = organization
subsidise = subsidize
marijuana = cannabis
cheque > check
personal check, by check, a check > cheque
storey > story

# Joined and split words
street light = streetlight
street lamp = streetlamp
side walk = sidewalk
pot hole = pothole
man hole = manhole
hand rail = handrail
guard rail = guardrail
cross walk = crosswalk
round about = roundabout
drive way = driveway
lane way = laneway
alley way = alleyway
path way = pathway
walk way = walkway
curb side = curbside
water main = watermain
storm water = stormwater
waste water = wastewater
ground water = groundwater
rain water = rainwater
down spout = downspout
back flow = backflow
back yard = backyard
front yard = frontyard
town house = townhouse
row house = rowhouse
town home = townhome
home owner = homeowner
land lord = landlord
air bnb = airbnb
bed bug = bedbug
cock roach = cockroach
bee hive = beehive
ground hog = groundhog
snow bank = snowbank
snow plow = snowplow
snow blower = snowblower
wind row = windrow
fire works = fireworks
camp fire = campfire
bon fire = bonfire
smoke detector = smoke alarm
by law = bylaw
bye law = bylaw
play ground = playground
splash pad = splashpad
skate park = skatepark
day care = daycare
child care = childcare
e mail = email
on line = online
drop off = dropoff
pick up = pickup
clean up = cleanup
back up = backup
set back = setback
lawn mower = lawnmower
leaf blower = leafblower
card board = cardboard
styro foam = styrofoam
e waste = ewaste
tax payer = taxpayer
para transit = paratransit
food bank = foodbank

# Forms of words that the stems keep apart
pay = payment
paid = payment
apply = application
register = registration
complain = complaint
permit = permission
marry = marriage
die = death
died = death
born > birth
bury = burial
freeze = frozen
froze = frozen
broke = broken
broke, broken > break
steal = stolen
stole = stolen
theft = stolen
buy = bought
buy = purchase
bought = purchase
sell = sale
sold = sale
lose = lost
dug > digging, excavation
build = built
built > construction
fell > fallen
vote = voter
rent = rental
bite = bitten
deliver = delivery
drive = driver
drove > driving
leak = leakage
identify = identification
prove = proof
certify = certificate
inspector = inspection
assess = assessor
subsidy = subsidize
resident = residential
vacant = vacancy
noise = noisy
ice = icy
snow = snowy
collector = collection
allow > permitted
demolish = demolition

# Waste: collection
dumpster = roll off
garbage = trash = rubbish = refuse
garbage, trash, rubbish > solid waste, waste
junk > garbage, trash, waste
garbage day, trash day, bin day > collection day, pickup day, collection schedule
what day is garbage > collection schedule, collection day
pickup = collection
picked up = collected
garbage man, garbage men, bin man > collector, sanitation worker, collection crew
garbage truck, trash truck > collection truck, collection vehicle
garbage collectors, trash collectors > collection crew, sanitation
sanitation = solid waste
skipped, skipped my house, forgot my street, left behind, left my garbage > missed collection, not collected
not picked up, never picked up, wasn't picked up > missed collection, not collected
didn't pick up, never came, drove right by > missed collection, not collected
still at the curb, still sitting there, still out there > missed collection, not collected
holiday schedule, holiday pickup > holiday collection, collection schedule
calendar > schedule, collection calendar
curb = curbside
put out, bring out > set out, curbside, collection
set out > curbside, collection
garbage can, trash can, dust bin > bin, container, cart
bin = cart
cart = container
bin = container
tote, toter, wheelie bin > cart, bin
trash cart = garbage bin
blue box, blue bin, blue cart > recycling, recycling bin
recycling box > recycling bin, recycling cart
green bin, green cart > organics, compost, food scraps
brown bin, brown cart > organics, compost
black bin, grey bin, gray bin, black cart > garbage bin, garbage cart
organics = food scraps = food waste
organics = compost
kitchen scraps, table scraps, leftovers > organics, food scraps, compost
food waste > compost
compost bin > composter, green bin, organics
kitchen catcher, countertop bin > kitchen container, organics
lid, hinge, axle > bin repair, cart repair
wheel fell off, broken wheel > bin repair, damaged bin
cracked bin, broken bin, damaged bin > bin repair, bin replacement, damaged cart
stolen bin, missing bin, lost bin > bin replacement, missing cart, replacement
my bin is gone, somebody took my bin > missing bin, stolen bin, replacement
bigger bin, smaller bin, different size > bin exchange, bin size, cart exchange
swap, trade in, switch my bin > exchange
extra bin, second bin, another bin > additional bin, additional cart
extra bags, extra garbage, too much garbage > bag limit, bag tag, excess waste
bag limit > set out limit, maximum
how many bags > bag limit, set out limit, maximum
bag tag = garbage tag = trash tag
bag sticker > bag tag
assisted pickup, can't carry my bins > assisted collection, assistance, disability
raccoon proof, animals in my garbage > bin lock, lid, locking
maggots, smelly bin, stinky bin > bin cleaning, odour, odor
private pickup, private hauler > private collection, commercial waste, hauler
business garbage, store garbage > commercial waste, commercial collection
condo garbage, apartment garbage > multi residential, apartment collection
dumpster on the street, bin on the road > dumpster permit, street occupation
loose garbage, ripped bag > litter, scattered
contaminated > rejected, not accepted
wrong thing in > contamination, rejected, not accepted
rejected > contamination, not accepted
what goes in, which bin > accepted items, acceptable materials
waste app > sorting guide, waste lookup

# Waste: what it is
empty bottles > deposit return, refund
old tires, used tires > tire recycling, tire disposal
couch, sofa, recliner, box spring, mattress, bed frame, headboard > bulky item, large item, furniture
loveseat, futon, sectional, armchair, chesterfield > bulky item, large item, furniture
dresser, bookshelf, bookcase, wardrobe, cabinet > bulky item, large item, furniture
table > furniture, bulky item
carpet, big garbage day, large garbage, furniture > bulky item, large item
rug, underlay > bulky item, large item, carpeting
piano, pool table, treadmill, exercise bike > bulky item, large item, oversized
bulky item = large item = oversized item
bulk pickup, large item pickup, big items > bulky item, large item, oversized
fridge, freezer, stove, oven, dishwasher > appliance, white goods, bulky item
refrigerator, washer, dryer, washing machine > appliance, white goods, bulky item
air conditioner, dehumidifier, water cooler > appliance, freon
microwave, toaster, kettle, vacuum > small appliance, electronics
hot water tank, water heater > appliance, scrap metal
barbecue, bbq, grill, lawn mower, bicycle > scrap metal, metal items
appliance = white goods
freon = refrigerant
scrap metal > metal
tv, television, computer, laptop, printer, keyboard, stereo, vcr > electronics, electronic waste, e waste
cell phone, cellphone, phone charger > electronics, electronic waste
electronics = e waste = electronic waste
ewaste = electronic waste
hhw = household hazardous waste
hazardous waste = household hazardous waste
toxic, chemicals > hazardous waste, hazardous
paint, stain, varnish, thinner, solvent, motor oil, antifreeze, gasoline, brake fluid > hazardous waste, hhw
paint cans > hazardous waste, paint
propane, propane tank, helium tank > hazardous waste, propane cylinder
pesticide, batteries, mercury, asbestos > hazardous waste
weed killer, herbicide, fertilizer > hazardous waste, pesticides
bleach, cleaning products, drain cleaner > hazardous waste, household cleaners
car battery > battery, hazardous waste
light bulbs, fluorescent tubes, cfl > hazardous waste, bulbs
needles, syringes > sharps, medical waste, needle disposal
sharps > medical waste, needle disposal
found a needle, needle in the park > discarded needle, sharps, needle pickup
old pills, expired medication, medicine, prescriptions > medication, pharmaceuticals
smoke alarms, thermometer > hazardous waste, mercury
fire extinguisher, ammunition, flares, fireworks disposal > hazardous waste, explosives
toxic taxi > hazardous waste pickup
cooking oil > grease, fats oils grease
grease > cooking oil, fats oils grease
fat > cooking oil, grease, fats oils grease
kitty litter, cat litter, dog poop, diapers > pet waste, organics, garbage
dog poo, poop > pet waste, dog waste, stoop and scoop
dog waste > pet waste, stoop and scoop
poop bag > pet waste
adult diapers, incontinence, medical supplies > diapers, medical exemption
yard waste = garden waste = lawn waste
twigs, hedge clippings > yard waste, brush
bags of leaves, my leaves, the leaves, raked leaves, dead leaves > leaf, yard waste
leaf = leaves pickup
leaf bags, paper bags, lawn bags > yard waste, leaf and yard
grass clippings > yard waste, grass
vacuum leaves > leaf collection
stump > yard waste, wood
tree trunk > stump, yard waste, wood
sod > soil, fill
soil > fill, sod
dirt, rocks > soil, fill, sod
mulch > compost, giveaway
wood chips, free compost > mulch, compost, giveaway
christmas tree > holiday tree, tree collection
xmas tree > christmas tree, holiday tree, tree collection
pumpkin > yard waste, organics
jack o'lantern > pumpkins, yard waste, organics
cardboard > recycling
pizza box > cardboard, recycling
styrofoam = polystyrene
styrofoam > foam
packing foam > foam, polystyrene
plastic bags > single use, plastic film
shopping bags, grocery bags > plastic bags, single use, plastic film
straws, takeout containers, coffee cups > single use items, plastics
bottles, jars, tin, tin cans > recyclables, containers
beer bottles, pop bottles, wine bottles > deposit return, bottles, refund
glass > sharp
broken glass > glass, sharp
newspaper, flyers, junk mail > paper, recycling
shredded paper > shredding, paper
shredding > paper
clothes > donation, reuse
old clothes, shoes > textiles, clothing donation
textiles > clothing donation
lumber, drywall, shingles, tiles > construction waste, renovation waste
old toilet, old sink, old bathtub > construction waste, renovation waste, porcelain
renovation debris, construction garbage, demolition debris > construction waste, renovation waste
bricks, concrete > construction waste, rubble
rubble > construction waste
old tires > tires
rims > tires, tire recycling
dead batteries > battery recycling

# Waste: places and dumping
dump, landfill > transfer station, drop off depot, waste facility
dump > landfill
depot = drop off centre
transfer station = drop off depot = convenience center
recycling depot, recycling center > drop off depot, recycling centre
take to the dump, bring to the dump > drop off, transfer station, depot
dump run > drop off, self haul
self haul > drop off
tipping fee > disposal fee, rates
dump fee > disposal fee, tipping fee, rates
dumped, somebody dumped, someone dumped, fly tipping, flytipping > illegal dumping
garbage in the alley, garbage on my property > illegal dumping, dumped
overflowing garbage can, full garbage can > litter bin, overflowing, street bin
street garbage, public garbage can > litter bin, street bin, litter container
litter bin = litter basket = public trash can
cleanup day, community cleanup, neighbourhood cleanup > cleanup, litter pick, clean team
sweeper > street sweeping, street cleaning
street sweeping, street cleaning > sweeper
street cleaning = street sweeping
gum, glass on the road, debris on the road > debris, street cleaning

# Roads and sidewalks
road = street
pothole > road damage
hole in the road > pothole, road damage
crater, cave in, road collapsed > sinkhole, road damage, depression
sinkhole > road damage, depression
bumpy, rough road, crumbling > pavement, road condition, resurfacing
pavement = asphalt
tarmac, blacktop > asphalt, pavement
paving > resurfacing
repaving > resurfacing, paving
fix the road > road repair, pavement, resurfacing
road repair > pavement, resurfacing
torn up road, dug up road > road work, utility cut, restoration
steel plate > utility cut, road plate
road plate > utility cut
roadwork = road construction
detour, road closed, street closed > road closure
close the street, block off the street > road closure, street closure, street event
block party = street party
speed bump, speed hump, speed table, chicane > traffic calming
speed bump = speed hump
slow down traffic, cars too fast, cars speeding > traffic calming, speeding
speeding > traffic enforcement
racing, drag racing > speeding, traffic enforcement
cut through traffic, shortcut > traffic calming, through traffic
speed limit sign, lower the speed limit > speed limit, traffic study
photo radar, speed trap > automated speed enforcement, speed camera
speed camera > automated speed enforcement
red light camera > automated enforcement
camera ticket > red light camera, automated enforcement
red light > traffic signal
stop light, traffic light > traffic signal
traffic signal > traffic light
lights are out, lights are flashing, flashing red > traffic signal, signal outage, malfunction
light takes forever, long red light, light timing > signal timing, traffic signal
walk signal, walk button, crossing button > pedestrian signal, push button
beeping crossing > accessible pedestrian signal
left turn arrow, advance green > turn signal, signal timing, left turn
crosswalk = pedestrian crossing
zebra crossing, crossing lines > crosswalk, pedestrian crossover
crossing guard, lollipop lady > school crossing guard
stop sign, yield sign, street sign > sign, traffic sign
sign knocked down, sign is missing, sign fell > damaged sign, missing sign, sign repair
street name sign > street sign
faded lines, road lines, lane lines > pavement markings, line painting
road markings = pavement markings = line painting
roundabout = traffic circle
guardrail = guide rail
bollard > traffic cone, barrier
pylon > bollard, traffic cone, barrier
traffic cone > bollard, barrier
broken curb, crumbling curb > curb repair, damaged curb
curb cut > driveway entrance, apron
driveway apron, driveway ramp > curb cut, driveway entrance, apron
widen my driveway, driveway extension > driveway widening, curb cut, driveway permit
ramp at the corner > curb ramp, accessible ramp
broken sidewalk, cracked sidewalk, uneven sidewalk > sidewalk repair, damaged sidewalk, trip hazard
tripped on the sidewalk > trip and fall, claim, sidewalk
footpath, footway > sidewalk, path
alley = lane = laneway
back lane, back alley > laneway, alley
boulevard = verge = tree lawn
parkway strip, strip of grass > boulevard
right of way > road allowance
ditch > culvert, drainage
culvert > ditch, drainage
shoulder > roadside
manhole cover, sewer lid > manhole, maintenance hole
manhole = maintenance hole
streetlight = street lamp = light pole
lamp post, light post, lamppost > streetlight, light pole
street light out, light is burnt out, bulb is out > streetlight outage, streetlight repair
dark street, too dark, no lights on > streetlight, lighting
utility pole, hydro pole > pole
telephone pole > utility pole, pole
hydro pole = utility pole
wires down, hanging wire > downed wires, power line, utility
downed wire > power line, utility
damage to my car, wrecked my car, ruined my tire > damage claim, vehicle damage, claim
flat tire, bent rim > vehicle damage, claim
sue the city, compensation, reimburse me > claim, damage claim, liability
claim against the city > claim, notice of claim, liability
bike lane = cycling lane = bicycle lane
bike path, bike trail > multi use path, cycling, trail
bike rack > bicycle parking
lock my bike > bicycle parking, bike rack
rental bike > bike share
bike = bicycle
dead end = cul de sac
truck route > heavy vehicles
big trucks, semi trucks > truck route, heavy vehicles
road salt > salt, de icing
dust, dusty road > dust control, gravel road, grading
gravel road > dust control, grading
grader > grading
overgrown bushes, can't see around > sight line, visibility, overhanging
traffic jam, congestion > traffic
call before you dig > locates, utility locate, buried utilities
locate > utility locate, buried utilities
utility locate > locates, buried utilities

# Winter
plow > snow clearing, snow removal
snow clearing = snow removal = snow plowing
shovel > snow clearing, snow removal, sidewalk
snow truck, salt truck > plow, snow clearing
not plowed, hasn't been plowed, unplowed > plowing, snow clearing, service level
when will you plow, plow my street > plowing, snow clearing, plow schedule
snow bank > snow pile
pile of snow, mound of snow > windrow, snow bank, snow pile
windrow = snow bank
snow in my driveway, plow blocked my driveway > windrow, driveway
blocked in by snow, snowed in > windrow, snow clearing
icy sidewalk > de icing, salting
ice on the sidewalk, slippery sidewalk > icy sidewalk, de icing, salting
slippery, black ice, slick > icy, ice, de icing
sand, grit > salt, de icing
salt = de icing
snow ban, snow day parking > winter parking ban, snow emergency, parking ban
snow emergency > winter parking ban, parking ban
winter parking = overnight parking ban
parking ban = parking restriction
snow route > winter parking ban
snow emergency route > snow route, winter parking ban
snowstorm, blizzard, snowfall, big snow > snow event, winter storm, snow clearing
neighbour doesn't shovel, nobody shovels > uncleared sidewalk, snow removal, sidewalk
senior snow help, shovel for seniors, snow angel > snow removal assistance, seniors, snow clearing
dump snow, push snow, throw snow > depositing snow, snow dumping
plow damage > sod damage, mailbox, claim
plow hit, plow broke > plow damage, sod damage, mailbox, claim
torn up grass, plow dug up lawn > sod repair, lawn damage, plow damage
bus stop snow > transit stop, snow clearing
icicles > ice, falling ice
thaw > flooding, drainage
melting snow, spring melt > thaw, flooding, drainage
frozen hydrant, buried hydrant > fire hydrant, snow clearing
ice rink > rink, skating
outdoor rink, skating rink > rink, skating, arena
tobogganing > sledding, hill
sledding > toboggan, hill
sleigh riding > toboggan, sledding, hill
extreme cold, freezing outside > cold weather alert, warming centre, warming center

# Parking
parked in front of, parked too long > abandoned vehicle, parking time limit, parking enforcement
near the corner > intersection
ticket = citation = violation notice
ticket, citation > parking violation, parking ticket, fine
parking ticket = parking citation = parking fine
penalty notice > parking ticket, violation
yellow ticket > parking ticket, penalty notice, violation
got a ticket, got ticketed > parking ticket, citation, violation
ticketed > violation
ticket on my car, ticket on my windshield > parking ticket, parking violation
fight, challenge > dispute, appeal
dispute = appeal = contest
fight a ticket, fight my ticket, fight this ticket > dispute, appeal, review, screening
unfair ticket, wrongly ticketed > dispute, appeal, review
lost my ticket, lost ticket, ticket number > ticket lookup, citation number
late ticket, forgot to pay ticket, ignored ticket > overdue, late fee, unpaid, penalty
unpaid tickets, outstanding tickets, owe tickets > unpaid, outstanding fines, plate denial
speeding ticket, traffic ticket > traffic violation, provincial offence, moving violation, traffic court
court date, go to court > hearing, trial, court
meter maid, parking cop, parking officer > parking enforcement, enforcement officer
parking attendant, parking authority > parking enforcement
parking machine, pay machine > parking meter, pay and display, pay station
pay station > parking meter, pay and display
meter is broken, meter ate my money > parking meter, malfunction, defective meter
pay by phone > mobile payment, parking app
parking app > mobile payment
sticker > permit, decal
parking sticker, parking pass, parking tag > parking permit, decal
parking permit = residential permit
resident parking, street permit, zone permit > residential permit parking, permit parking
visitor parking, guest parking, guest pass > visitor permit, guest permit, temporary permit
friends staying over, company coming over, out of town guests > visitor permit, overnight parking, temporary permit
day pass, temporary parking > temporary permit
park overnight, leave my car overnight, overnight on the street > overnight parking, on street parking
street parking = on street parking
park on my lawn, car on lawn > front yard parking, parking pad, off street parking
front yard parking > parking pad, off street parking
parking pad > front yard parking, driveway
handicap > accessible, disability
handicap sticker, handicap placard, handicap tag > accessible parking permit, disabled placard, disability
blue badge, disabled badge, wheelchair sticker > accessible parking permit, disabled placard
placard = accessible parking permit
handicap spot, handicap parking, disabled spot > accessible parking, disabled parking, accessible space
blocking my driveway, driveway blocked > blocked driveway, driveway obstruction
hasn't moved, hasn't moved in weeks, been sitting there > abandoned vehicle, parking time limit
abandoned car, car on blocks, wrecked car, clunker > derelict vehicle, inoperable vehicle
junk car, dead car, old car > abandoned vehicle, derelict vehicle, inoperable vehicle
abandoned car = abandoned vehicle
no plates, no licence plate, expired plates > abandoned vehicle, unregistered
double parked > illegal parking
parked illegally, parking violation > illegal parking, parking enforcement
fire hydrant parking, parked at a hydrant > fire hydrant, illegal parking
no parking sign, no stopping, no standing > no parking, parking restriction, parking sign
unloading > loading zone
tow > towed vehicle, impound
towed > pound
got towed, towed away > towed vehicle, impound, pound
car is gone, car disappeared, where's my car > towed vehicle, impound, stolen
impound lot, tow yard, tow lot, car pound > impound, vehicle pound, tow pound
impound = vehicle pound
boot > immobilization, booted vehicle
wheel clamp, clamp > immobilization, boot, booted vehicle
car = vehicle = automobile
van, suv, pickup truck > vehicle
moving truck, moving van, u haul, uhaul > moving permit, temporary no parking, loading
reserve a parking spot, save a spot > temporary no parking, parking reservation, moving permit
trailer > recreational vehicle, oversized vehicle
boat, camper, motorhome > recreational vehicle, trailer, oversized vehicle
rv > trailer, oversized vehicle
rv = recreational vehicle
parking lot > public parking, municipal lot
parking garage, parkade > public parking, parking lot, municipal lot
parkade = parking garage
municipal lot, city lot > parking lot, parking facility
electric car, charge my car, ev charger > electric vehicle, charging station
electric vehicle > ev
running his engine, leaves engine running > idling
licence plate, license plate, plate number > plate, registration
scooter > electric scooter
e scooter > scooter, electric scooter
rush hour > peak hours
three hour rule, time limit > parking time limit, maximum
taxi, cab > taxicab, vehicle for hire
uber, lyft, rideshare > vehicle for hire, ride sharing, transportation network

# Water and sewers
water bill, utility bill > water account
water bill = utility bill
high water bill, bill is too high, bill doubled > high bill, consumption, leak, adjustment
hidden leak, running toilet, leaky toilet > leak, leak adjustment, consumption
meter reading > water meter, estimated bill
read my meter, estimated reading > meter reading, water meter, estimated bill
smart meter, new meter > water meter, meter replacement
turn on my water, water back on, reconnect my water > turn on, restoration, reconnection
turn off my water, shut off my water > turn off, shutoff, service interruption
water was turned off, cut off my water > shutoff, disconnection, nonpayment
shutoff notice > termination, payment arrangement
disconnection notice > shutoff notice, termination, payment arrangement
no water > service interruption, water outage
water is off, nothing from tap > no water, service interruption, water outage
water outage = service interruption
low pressure > water pressure
weak pressure, trickle > water pressure, low pressure
brown water, rusty water, dirty water, yellow water > discoloured water, discolored water, water quality
cloudy water, milky water > water quality, discoloured water, air
water tastes, water smells > water quality, taste and odour, chlorine
chlorine > water quality, taste and odour
discoloured = discolored
is water safe, safe to drink, drink the water > water quality, drinking water, boil water
drinking water = tap water
boil water, boil order > boil water advisory
lead pipes, lead in water > lead, lead service line, water testing
test my water > water testing, water quality
water test > water quality
hard water > hardness
water main broke, pipe burst in street, water gushing > water main break
burst pipe > water main break, frozen pipe
pipe burst > water main break, frozen pipe, burst pipe
water coming up, water bubbling up, water on the road > water main break, leak
frozen pipes > frozen water service
pipes froze, pipes are frozen > frozen pipes, frozen water service
service line, water line, pipe to my house > water service line, lateral
curb stop > shutoff valve, water service box
water valve > curb stop, shutoff valve, water service box
shutoff valve > curb stop, water service box
hydrant = fire hydrant
open hydrant, leaking hydrant, hydrant running > fire hydrant, hydrant leak
sewer backup > basement flooding, blocked sewer
sewage in basement > sewer backup, basement flooding, blocked sewer
basement flooded, sewage backing up, toilet backing up, drain backing up > sewer backup, blocked sewer
clogged drain, plugged drain > blocked drain, sewer blockage, sewer backup
blocked drain > sewer blockage, sewer backup
poop water, raw sewage > sewage, sewer backup
sewer = sewage
flooded basement, water in my basement > basement flooding, sewer backup, flood
flooded street, street is flooded, big puddle > flooding, catch basin, blocked drain
storm drain = catch basin = storm sewer
sewer grate, drain in the street, gutter drain > catch basin, storm drain
grate > catch basin, storm sewer
sewer smell, rotten egg smell outside > sewer odour, sewer odor
sump pump > backwater valve, flooding protection subsidy
backwater valve > sump pump, flooding protection subsidy
downspout = eavestrough
gutter, eaves > downspout, eavestrough
water my lawn, watering > lawn watering, water restrictions, sprinkler
sprinkler > lawn watering, water restrictions
watering ban > water restrictions, outdoor water use
fill my pool, drain my pool > pool water, discharge, pool draining
septic tank, septic, cesspool > septic system, onsite sewage
backflow > backflow prevention, cross connection
backflow preventer > cross connection
low flow toilet, toilet rebate > water conservation, rebate
rain barrel > stormwater
water softener > water treatment
wastewater = sewage
stormwater fee > stormwater charge
rain tax > stormwater charge, stormwater fee
storm water charge = stormwater fee
creek > stream
stream > watercourse, creek
brook > watercourse, creek, stream
watercourse = creek
river flooding, flood zone, flood plain > floodplain, flood, conservation
sandbags > flood
sand bags > sandbags, flood

# Property taxes and assessment
never got my bill, lost my bill, lost my tax bill > copy of bill, duplicate bill, reprint
help with my taxes, free tax clinic > tax clinic, income tax
house tax, home tax, land tax > property tax
property tax = real estate tax
tax bill > property tax bill
tax notice > property tax bill, tax bill
tax statement, tax receipt > tax bill, statement of account, tax certificate
never got a bill > copy of bill, duplicate bill, tax bill
roll number > parcel, account number
folio number, parcel number > roll number, parcel, account number
parcel number = folio number
when are taxes due > due date, tax deadline, instalment
tax deadline > due date, instalment
behind on my taxes, can't pay my taxes, owe back taxes > tax arrears, delinquent taxes, payment plan
back taxes = tax arrears = delinquent taxes
lose my house, sheriff sale > tax sale, tax lien, delinquent taxes
tax sale > tax lien, delinquent taxes
lien > tax lien
value of my house, house value, property value > assessment, assessed value, market value
assessed too high, assessment is wrong > assessment appeal, review, reconsideration
mpac > assessment, property assessment
assessor > property assessment
assessment = assessed value
revaluation > reassessment, assessment
reassessment > assessment
taxes went up, taxes too high > tax increase, assessment, tax rate
mill rate > tax rate
tax rate > mill rate
millage > tax rate, mill rate
supplementary bill, extra tax bill > supplementary tax, omitted assessment
break on my tax > exemption, relief, discount
tax break, tax help, tax reduction > tax relief, exemption, rebate, deferral
senior tax, senior discount, old age discount > seniors, tax relief, discount, deferral
low income discount, can't afford > low income, assistance, relief, discount
homestead > exemption, primary residence
homestead exemption > homestead, exemption, primary residence
veteran discount > veteran, exemption
abatement = tax relief
defer = deferral
put off > defer, deferral, postponement
postpone > defer, deferral
pre authorized, automatic withdrawal, taken out automatically > pre authorized payment, automatic payment, direct debit
autopay, auto pay > pre authorized payment, automatic payment
automatic payment > pre authorized payment
bought a house, new house, new home owner > change of ownership, new owner, ownership
sold my house, selling my house > change of ownership, sale of property
put in my name > transfer ownership
name on the bill, change the name > change of ownership, account holder, name change
who owns, owner of a property > property owner, ownership, land registry
deed > land registry, title
title > deed, land registry
transfer tax > land transfer tax
welcome tax > land transfer tax, transfer tax
land transfer tax = real estate transfer tax
vacant home tax > vacant unit tax, declaration
empty house tax > vacant home tax, vacant unit tax, declaration
vacant home tax = empty homes tax
declare my property, occupancy declaration > declaration, vacant home tax
mortgage company, bank pays my taxes > mortgage, escrow
escrow > mortgage
business tax > commercial property tax
commercial tax > business tax, commercial property tax
wage tax > income tax, earnings tax
city income tax > wage tax, income tax, earnings tax
earnings tax > wage tax, income tax
hst, gst > sales tax
hotel tax, bed tax > accommodation tax, occupancy tax
t4, w2, w 2 > tax slip, income tax
income tax > tax return, tax clinic
file my taxes, irs > income tax, tax return, tax clinic
land survey, survey of my property > survey, property line, plan
lot lines > survey, plan
property line = lot line
property line > boundary, survey
lot line > boundary

# Animals
a bear, black bear, saw a bear > wildlife, wild animal
dog in a car, dog inside a car, dog locked in car > animal in distress, animal cruelty
raccoon, skunk, possum, opossum, fox, coyote, deer, groundhog > wild animal, wildlife
squirrel, beaver, rabbit, porcupine, moose > wild animal, wildlife
wild animal = wildlife
bat > wildlife, rabies
geese, goose, ducks, seagulls, pigeons > birds, wildlife, waterfowl
bird > wildlife
baby bird, owl, hawk > bird, wildlife
snake, turtle, alligator, lizard > reptile, wildlife, exotic animal
animal in my attic, animal in my chimney > wildlife removal, pest control, wildlife
animal in my house, animal under my deck > wildlife removal, wildlife
trap > wildlife removal
hurt animal > injured wildlife, injured animal, sick animal
sick animal > injured wildlife, injured animal
injured animal > sick animal
injured wildlife = injured animal
acting strange, foaming at mouth > rabies, sick animal
dead animal, roadkill > carcass, cadaver
dead raccoon, dead squirrel, dead skunk > dead animal, carcass, cadaver
dead cat, dead dog, dead bird, dead deer > dead animal, carcass
carcass > dead animal, cadaver
roadkill = dead animal
animal control = animal services
dog catcher, spca, humane society > animal services, animal control, shelter
pound, dog pound > animal shelter, animal services
animal shelter > animal services
dog, cat > pet
puppy > dog, pet
kitten, kitty > cat, pet
dog licence > pet license
cat licence, cat license, pet tag > pet licence, pet license
dog license > pet licence
dog tag, cat tag, register my dog, register my cat > pet licence, pet license, dog licence, dog license
pet licence = dog licence
pet license = dog license
new puppy, got a dog, adopted a dog > pet licence, pet license, adoption
my dog died, my cat died, pet passed away > cancel licence, deceased pet, pet cremation
put my dog down, put to sleep > euthanasia
surrender my dog, give up my dog, rehome > surrender, owner surrender
adopt a dog, adopt a cat > pet adoption, animal adoption
lost my dog, lost dog, missing dog, lost cat > lost pet, missing pet
found a dog, found a cat > stray, found pet
stray dog, dog running loose > stray, dog at large, loose dog
loose dog > stray
dog at large = loose dog
no leash, without a leash > off leash, leash
off leash > leash
dog run > off leash area, dog park
dog park = off leash area
dog won't stop barking, barking all night > barking dog, animal noise
barking = barking dog
dog bit, got bit, bitten, attacked by a dog > dog bite, animal bite, dangerous dog
dog bite = animal bite
vicious dog > dangerous dog
aggressive dog, mean dog > dangerous dog, vicious dog
pit bull, pitbull > restricted breed, dangerous dog
abused dog, beating his dog, neglected dog > animal cruelty, animal abuse, neglect
animal cruelty = animal abuse
chained dog, tied up dog > tethering, animal cruelty
feral cats > stray, trap neuter return
stray cats, alley cats > feral cat, stray, trap neuter return
spay, neuter > spay neuter, sterilization
rabies shot, dog shots > rabies vaccination, vaccine
chip my dog > microchip
too many cats, too many dogs, how many dogs > pet limit, number of animals, maximum
chickens, hens, rooster > backyard hens, livestock, poultry
goats, pigs, farm animals > livestock, prohibited animals
bees > stinging insects, wasp nest
wasps, hornets, yellow jackets > stinging insects, wasp nest, bees
beehive, beekeeping, wasp nest > bees, hive, nest
mosquitoes > larvicide, standing water
west nile > mosquito, larvicide, standing water
ticks > lyme disease
lyme > tick, lyme disease
feeding pigeons, feeding animals, feeding raccoons > feeding wildlife, wildlife
rats, mice, mouse > rodent, vermin, pest control
rodent = vermin
cockroaches, roaches, ants > pest, infestation, extermination
bedbugs > infestation, pest control
fleas, lice > bed bugs, infestation, pest control
fumigate, spray for bugs > pest control, extermination
pest control = extermination
bugs, critters > pest, insects, infestation
insects > pest, infestation
horse > livestock
carriage horse > horse, livestock

# Bylaw and nuisance
tagged my wall, tagged my garage, tagged my fence, spray paint, vandalized wall > graffiti
bylaw = ordinance
bylaw, ordinance > municipal code, regulation
bylaw officer, code officer > bylaw enforcement, code enforcement
bylaw enforcement = code enforcement
rule, law > bylaw, ordinance, regulation
am i allowed, is it legal, is it illegal > bylaw, ordinance, permitted, prohibited
complaint = report
report my neighbour, report my neighbor, snitch > complaint, bylaw enforcement, code enforcement
anonymous > confidential
without my name > anonymous, confidential
loud, racket > noise
loud music, loud party, blasting music, stereo, subwoofer, dj, karaoke > amplified sound, noise
noise complaint = excessive noise
house party, wild party, all night party > noise, loud party
quiet hours, quiet time, noise after eleven > noise hours, noise bylaw, noise ordinance
hammering, jackhammer, drilling, construction early > construction noise
construction noise > permitted hours
construction hours > construction noise, permitted hours
leaf blower, lawn mower noise, chainsaw > power equipment, noise
car alarm, house alarm, alarm going off > alarm, false alarm, noise
loud motorcycle, loud muffler, modified exhaust > vehicle noise, muffler
ac noise, fan noise > mechanical noise, stationary noise, generator
generator > mechanical noise, stationary noise
tall grass, long grass > weeds
uncut grass, overgrown grass > long grass, tall grass, weeds
long grass = tall grass = high grass
cut their grass > long grass, grass cutting, mowing
mow > long grass, grass cutting
overgrown yard, messy yard > long grass, overgrown, property standards
weeds > noxious weeds, prohibited plants
ragweed, poison ivy > weeds, noxious weeds, prohibited plants
hogweed, japanese knotweed, phragmites > invasive plants, noxious weeds
junk in yard, garbage in yard, messy property > yard maintenance, property standards, debris
pile of garbage, hoarder > property standards, unsanitary, hoarding
run down, falling apart, eyesore, dump of a house > property standards, blight, property maintenance
property standards = property maintenance
boarded up, abandoned house > vacant building, vacant property
abandoned building > vacant property
vacant building = abandoned building
vacant lot > vacant land
empty lot > vacant lot, vacant land
squatters, squatting > trespassing, vacant building, unauthorized
swear words on wall, hateful graffiti > graffiti, hate
posters > illegal signs
stickers on pole, flyers on pole > posters, illegal signs
lawn signs, yard signs, bandit signs > temporary signs, election signs, signs
election signs > temporary signs, signs
billboard, sandwich board, a frame > sign permit, signs
fence height, how high can fence, build a fence > fence, fence permit
hedge > vegetation
cedars > hedge, vegetation
neighbour's fence, shared fence > fence, line fence, division fence
neighbour dispute > mediation, neighbor dispute
neighbor dispute > mediation, neighbour dispute
fighting with my neighbour > mediation, neighbour dispute, neighbor dispute
mediation > dispute resolution
backyard fire, fire pit, firepit, campfire, bonfire > open burning, open air burning, recreational fire
burn leaves, burn brush > open burning, open air burning
burn permit > open burning
fire permit > open burning, burning permit
open burning = open air burning
fireworks > discharge
firecrackers, setting off fireworks > fireworks, discharge
smoking > tobacco, smoke free
cigarettes, second hand smoke, vaping > smoking, tobacco, smoke free
smoke in my building > second hand smoke, smoke free
weed smell, pot smell, smoking weed, smoking pot > cannabis
weed store, pot store, dispensary > cannabis store, cannabis
grow op > cannabis cultivation
bad smell, stinks, stench, stinky > odour, odor
spotlight, bright light, light shining > light trespass, outdoor lighting
drainage from neighbour, water from neighbour, runoff > drainage, grading, lot drainage
standing water > mosquito
stagnant water > standing water, mosquito
satellite dish, cell tower > antenna, telecommunications
antenna > telecommunications
on city property, over the property line > encroachment
shopping cart, grocery cart > abandoned shopping cart
pool fence, pool gate, pool permit > pool enclosure
hot tub > pool enclosure, pool permit
leafletting, solicitor, door knocker > door to door, soliciting
door to door = soliciting
panhandler > solicitation
beggar, squeegee > panhandling, solicitation
spitting, peeing, urinating > public urination, nuisance
loitering > nuisance
hanging around > loitering, nuisance

# Building, planning and zoning
new siding > building permit
close to the fence, close to the property > setback, zoning
building permit = construction permit
permission to build, allowed to build > building permit, zoning
deck, roofing > building permit
porch, patio, gazebo, pergola > building permit, deck
shed > accessory structure, building permit
garage, carport, lean to > accessory structure, building permit, shed
house extension, home addition, second floor > addition, building permit
finish my basement, basement renovation > building permit, renovation, alteration
renovate > building permit, alteration
knock down a wall, remove a wall > building permit, structural alteration
tear down, knock down > demolition, demolition permit
demolish > demolition permit
new roof > roof, building permit
new windows, new furnace, new boiler > building permit, mechanical permit
air conditioning, furnace > hvac, mechanical permit, heating
rewire, electrician, panel upgrade > electrical permit, electrical inspection
electrical permit = wiring permit
basement apartment > accessory dwelling, second unit
in law suite, granny flat > secondary suite, accessory dwelling, second unit
adu = accessory dwelling unit
secondary suite = basement apartment = accessory apartment
garden suite > laneway suite, accessory dwelling
coach house, laneway house > laneway suite, accessory dwelling, garden suite
rooming house = boarding house
rooming house, boarding house > lodging house, multi tenant house
illegal apartment, illegal basement, illegal suite > illegal unit, zoning, unpermitted
no permit, without a permit, illegal construction > unpermitted construction, stop work order, building complaint
stop work > stop work order
blueprints > drawings, building records
floor plans, drawings of my house > building plans, drawings, building records
blueprint = building plan
variance > committee of adjustment, zoning board
minor variance, exception to zoning > variance, committee of adjustment, zoning board
land use = zoning
setback > zoning
rezoning > development application, zoning
new condo, condo tower, high rise > rezoning, development application, zoning
developer > contractor, builder
builder > contractor, developer
contractor > developer, builder
subdivide, split my lot > severance, lot split, subdivision
sever > subdivision
lot split = severance
historic house, heritage house, landmark > heritage, historic, designation
heritage = historic preservation
final inspection, call for inspection, book an inspection > building inspection, inspection
occupancy permit > certificate of occupancy, use and occupancy
certificate of occupancy > occupancy permit, use and occupancy
house number, address number, civic number > address, municipal address, numbering
new address number > municipal address
unsafe building > dangerous structure
building collapsing, bricks falling > unsafe building, dangerous structure
scaffolding, hoarding permit > street occupation, sidewalk closure
home office, home business, business from home > home occupation, home based business
home occupation = home based business

# Housing, landlords and shelter
superintendent > property manager, building owner, landlord
landlord > property manager, building owner
tenant = renter
renter > rental
renting > tenant
apartment = unit
rent increase > rent control, guideline
raise my rent, rent went up > rent increase, rent control, guideline
rent control = rent stabilization
evicted > landlord and tenant
kicked out, kicking me out > eviction, landlord and tenant
eviction notice, getting evicted, n4 > eviction, eviction prevention, landlord and tenant
landlord tenant board, housing court > landlord and tenant, tribunal, eviction
security deposit, damage deposit > deposit, landlord and tenant
lease > tenancy
sublet > lease, tenancy
no heat, heat is off, heat not working, cold apartment > adequate heat, heat complaint, minimum temperature
no hot water > hot water, heat and hot water, vital services
landlord won't fix, won't repair, won't fix anything > landlord repairs, property standards, maintenance
repairs in my apartment, broken elevator, leaky ceiling > property standards, landlord repairs, maintenance
moldy walls, black mold, mould in apartment > mold, mould, property standards
peeling paint > lead paint, lead hazard
lead paint > lead hazard
slumlord, bad landlord > landlord complaint, property standards
carbon monoxide > alarm
affordable housing = subsidized housing
low income housing, cheap apartment, housing list > affordable housing, subsidized housing, waiting list
subsidized housing = social housing = public housing
public housing > housing authority
the projects > public housing, housing authority
section 8 > housing choice voucher, rental assistance
housing voucher > housing choice voucher, section 8, rental assistance
rgi, rent geared to income > subsidized housing, rent geared
housing waiting list, wait list for housing > waiting list, subsidized housing
can't pay my rent, behind on rent, rent help > rental assistance, rent bank, eviction prevention
rent bank = rental assistance
down payment, first time buyer > home ownership, first time home buyer
fix my house grant, home repair help > home repair, renovation program, loan
weatherize > energy efficiency, retrofit
insulation, energy rebate > energy efficiency, weatherization, retrofit
homeless > shelter
living on the street > homeless, shelter
homeless > unhoused
unhoused > homeless
sleeping outside, sleeping in park, sleeping on sidewalk > homeless outreach, street outreach, encampment
tent, tent city, camping out > encampment
encampment = homeless camp
nowhere to sleep, nowhere to stay, place to sleep > emergency shelter, shelter intake
nowhere to go, on the street tonight > emergency shelter, shelter intake
bed for the night, shelter bed > emergency shelter, shelter
shelter intake = central intake
women's shelter, battered, abusive husband > violence against women, shelter, domestic violence
domestic abuse = domestic violence
abusive partner, hits me, beats me > domestic violence, abuse
nursing home > retirement home
old age home > long term care, nursing home, retirement home
retirement home > long term care, nursing home
long term care = nursing home
airbnb, vrbo > short term rental
short term rental = vacation rental
condo = condominium
condo > cooperative
co op > condominium, cooperative

# Trees and green
tree branch, big branch > pruning, fallen branch
trim > pruning, tree trimming
pruning = tree trimming
limb > branch, tree pruning
low branches, branches hanging, overhanging branches > tree pruning, overhanging
branch fell, branch broke, broken branch > fallen branch, tree damage, storm damage
tree fell, tree down, tree is down > fallen tree, tree emergency, storm damage
fallen tree > tree emergency, storm damage
tree on my house, tree on my car, tree across road > fallen tree, tree emergency
cut down, chop down, cut down my tree, cut a tree, remove a tree, take down a tree > tree removal, tree permit
tree removal = tree cutting
dead tree > hazardous tree, tree inspection
dying tree, rotten tree, leaning tree > hazardous tree, dead tree, tree inspection
sick tree, diseased tree > tree health, tree inspection
emerald ash borer, gypsy moth, caterpillars > forestry, tree pests, spongy moth
stump, grind the stump > stump removal, stump grinding
roots > tree roots, root damage
tree roots > root damage
free tree, plant a tree, want a tree > tree planting, street tree
street tree = city tree = boulevard tree
city tree > public tree
neighbour's tree, neighbor's tree > private tree, boundary tree
private tree > boundary tree
arborist > urban forestry
tree surgeon > arborist, urban forestry
forestry = urban forestry
windstorm, wind damage > storm cleanup, storm damage, fallen tree
storm damage > storm cleanup, fallen tree
tree in wires, branches on wires > power line, hydro, utility, tree pruning
garden > community garden, allotment
allotment = community garden
flowers, flower bed, planter > garden, horticulture, planting
grass in park, park grass > park maintenance, grass cutting
boulevard garden, plant on boulevard > boulevard, right of way planting

# Social services and health
work visa, student visa > immigration
welfare > income support
on assistance > social assistance, income support
welfare = social assistance = public assistance
odsp, disability cheque > disability support, social assistance
food stamps, snap > food assistance, nutrition
ebt, wic > food assistance, nutrition, snap
food stamps = snap
hungry, no food, need groceries, free food > food bank, food assistance, meals
food bank = food pantry
soup kitchen, free meal > meals, community meal, drop in
meals on wheels > home delivered meals, seniors
energy bill help, heating bill, liheap, can't pay hydro > energy assistance, utility assistance
no money > low income, assistance
low income = limited income
daycare > childcare, child care
childcare, child care > daycare
daycare help, daycare fees, babysitting > child care subsidy, child care fee
child care subsidy = child care assistance
baby bonus > child benefit
preschool > early childhood, child care
pre k, head start > early childhood, preschool, child care
afterschool, after school > after school program
senior = elderly = older adult
old people, old folks > seniors, older adults
senior centre = senior center
disabled > accessible
wheelchair > disability, accessible
blind, deaf, hard of hearing > vision, hearing, accessibility
sign language > interpretation, translation, language
interpreter > translation, language
translator > interpretation, language
speak spanish, speak chinese, other languages > interpretation, language line, translation
tty = tdd
newcomer > immigration, settlement, refugee
refugee > newcomer, immigration, settlement
immigrant > newcomer, settlement, refugee
undocumented > access without fear, immigration
no papers, illegal immigrant > undocumented, access without fear, immigration
warming center > warming centre, shelter
warming centre > warming center, shelter
cooling center > cooling centre, heat relief
cooling centre > cooling center, heat relief
cool down, place to cool off > cooling centre, cooling center, heat relief
heat wave, too hot, hot weather > extreme heat, heat warning, cooling centre, cooling center
smog, wildfire smoke > air quality
food poisoning, got sick from eating > foodborne illness, food safety, restaurant inspection
dirty restaurant, restaurant complaint, bug in my food > restaurant inspection, food safety
restaurant = food premises = food establishment
restaurant grade, restaurant score, dinesafe > restaurant inspection, food safety inspection
public health = health department
needs shots, baby shots, school shots > vaccination, immunization
vaccine > immunization
immunization > vaccine
flu shot, covid shot, booster > flu vaccine, vaccination, clinic
yellow card, shot record, vaccine record > immunization record
std, sti, hiv test > sexual health, sexually transmitted
tb test > tuberculosis
birth control, pregnant, pregnancy > sexual health, prenatal
new baby, breastfeeding > newborn, parenting, public health nurse
newborn > parenting, public health nurse
dentist, teeth > dental
clinic > health centre, health center
doctor, walk in clinic > clinic, health centre, health center
medicaid, medicare, insurance card > health insurance, health card
health card > health insurance
ohip, ohip card > health card, health insurance
addiction > substance use, treatment
rehab, detox > substance use, treatment, addiction
overdose > naloxone
narcan > naloxone, overdose
naloxone > overdose
safe injection, injection site > supervised consumption, harm reduction
suicidal, kill myself, depressed > crisis line, mental health, suicide prevention
mental breakdown, crazy person, acting crazy > mental health crisis, crisis team
child abuse, beating a child > child protection, child welfare
child protection = children's aid
elder abuse > adult protective
welfare check, check on my neighbour > wellness check
funeral help, can't afford funeral > funeral assistance, burial assistance
cemetery > burial
graveyard, grave > cemetery, burial
funeral home, ashes > funeral, cremation
legal aid > legal services
free lawyer, lawyer > legal aid, legal services
job > job posting
work for the city, hiring > employment, career, job posting
job = employment = career
resume, cv > employment, application
unemployed > employment services
lost my job, laid off, ei > employment insurance, unemployment, employment services
unemployment = employment insurance
job training, job help > employment services, training, workforce
student job, summer job > summer employment, student employment
minimum wage, boss didn't pay, unpaid wages > employment standards, wage

# Licences, business and events
business licence = business permit
business license = business permit
start a business, open a business, open a store > business licence, business license, business registration
small business > business licence, business license
entrepreneur > small business, business licence, business license
register a business, business name, dba > business registration, trade name
vendor, street vendor, food cart, hot dog cart > vending permit, street vending, vendor licence
food truck > mobile food vendor, vending
ice cream truck > mobile food vendor, food truck, vending
sell on the street, sell food > vending, food vendor
lemonade stand, bake sale > vending, temporary food
garage sale = yard sale = rummage sale
tag sale, moving sale, estate sale > garage sale, yard sale
farmers market, flea market > market, vendor
liquor licence > liquor license, alcohol
liquor license > liquor licence, alcohol
serve alcohol, sell beer > liquor licence, liquor license, alcohol
alcohol = liquor
beer, wine, booze > alcohol, liquor
special event > special event permit
festival, parade, street fair > special event permit, event
event = special event
film > film permit
movie shoot, photo shoot > film permit, filming
busker, street musician > street performer, busking
patio permit > sidewalk cafe, patio, outdoor dining
sidewalk cafe > patio, outdoor dining
outdoor dining > sidewalk cafe, patio
tattoo, nail salon, barber, hair salon, spa > personal services, licence, license
taxi licence, taxi license, uber licence > vehicle for hire, taxicab
contractor licence, contractor license, unlicensed contractor > contractor, licensing, home improvement
handyman, renovator, ripped off by contractor > contractor, consumer protection, home improvement
lottery, bingo > lottery licence, charitable gaming, raffle
raffle > lottery licence, charitable gaming
driver's licence > driver license, motor vehicle
driver's license > driver licence, motor vehicle
driving test, learner's permit > driver licence, driver license, road test
road test > driver licence, driver license
dmv, registry of motor vehicles, service ontario > motor vehicle, driver licence, driver license
car registration > licence plate, license plate
register my car, plate sticker > vehicle registration, licence plate, license plate
vehicle registration = car registration
state id, photo id, id card > identification, identity card
gun licence, gun permit > firearm, weapons permit
firearm > weapons permit
fishing licence, fishing license > fishing
hunting licence, hunting license > hunting
notary, commissioner of oaths > commissioning, oath, affidavit
notarize, swear an affidavit > notary, commissioning, oath, affidavit
notary = commissioner of oaths
bid > procurement, tender
tender > procurement, bid
rfp > procurement, bid, tender
sell to the city, vendor registration > procurement, supplier, vendor
procurement = purchasing

# Vital records and documents
birth certificate, death certificate, marriage certificate > vital records
proof of birth > birth certificate, vital records
proof of death > death certificate, vital records
vital records = vital statistics
someone died, my mother died, my father died > death, death certificate, deceased
passed away > death, death certificate
deceased = passed away
get married, wedding > marriage, marriage licence, marriage license
marriage licence > marriage license
wedding licence > marriage licence, marriage license
marriage license > marriage licence
proof of marriage > marriage certificate, vital records
city hall wedding, civil wedding, justice of the peace > civil ceremony, civil marriage, officiant
civil ceremony = civil marriage
domestic partner > domestic partnership, common law
common law > domestic partnership
divorce papers, divorce certificate > divorce decree, divorce
change my name, name change > change of name, legal name
adoption papers > adoption records
renew my passport > passport
citizenship test, become a citizen > citizenship, naturalization
green card > immigration
social insurance number, sin card > social insurance, social security
social security > social insurance
freedom of information > access to information
foi, foia, public records > access to information, freedom of information, records request
records request = freedom of information
police report > accident report, occurrence report
accident report > police report, occurrence report
incident report > police report, accident report, occurrence report
criminal record > police record check, background check
police check > police record check, background check, criminal record
background check > criminal record
background check = police record check
archives > historical records
old records, old photos > archives, historical records
certified copy > certified
true copy > certified copy, certified
duplicate = copy
proof of residency, proof of address > residency
proof of address = proof of residency
paperwork > form, application
the papers > form, application, document
form = application
paperwork = documents
fill out, fill in > complete, application form
sign up > registration, enroll
sign up = register
letter > notice
notice in the mail, got a letter > notice, letter
expired > renew
ran out, out of date, about to expire > expired, renew
extend, extension on my permit > extension, renewal
lost my card, replacement card > replacement, lost card
cancel > terminate
get out of > cancellation, terminate
moved, new address > change of address
i'm moving, just moved > change of address, moving
change of address = address change
change my address, update my address, different address > change of address, address change
my will, power of attorney > estate, executor
estate > executor

# Elections and government
vote > election, polling place, voting location
where do i vote > vote, election, polling place, voting location
polling place = polling station = voting location
poll > polling place, voting location
register to vote, on the list > voter registration, voters list
voters list = voter registration
mail in ballot > vote by mail
absentee > absentee ballot, mail in ballot, vote by mail
vote by mail > absentee ballot, mail in ballot
absentee ballot = mail in ballot
advance poll > advance voting, early voting
advance voting = early voting
run for office, run for mayor, run for council > candidate, nomination
alderman > ward
alderperson, selectman, city councillor, councilman, councilwoman > councillor, council member, ward
councillor = council member = alderman
my rep, my representative, my politician > councillor, council member, ward
ward = district
which ward, what ward, what district > ward, councillor, council member
council meeting > agenda, minutes
city hall meeting > council meeting, agenda, minutes
agenda > minutes, council meeting
speak at council, address council > deputation, delegation, public comment
deputation = delegation = public comment
mayor's office, write to the mayor > mayor
city hall = municipal building
town hall = city hall
mp, mpp, mla > member of parliament, provincial
congressman, senator > congress, state representative
ombudsman > complaint
complain about the city, complain about staff > ombudsman, complaint
complaint about a worker, rude employee > complaint, employee conduct
praise, say thank you > compliment, commendation
commendation = compliment
suggestion > feedback
idea > feedback, suggestion
feedback > suggestion
spending > budget
public meeting > public consultation
consultation, have my say > public consultation, public meeting
city clerk, town clerk > clerk
311 hours, are you open, what are your hours > hours of operation, business hours
closing time > hours of operation, hours
civic holiday, stat holiday, bank holiday > statutory holiday, public holiday, holiday
statutory holiday = public holiday = legal holiday

# Police, fire and emergencies
cop, policeman, police officer, prostitutes, missing person, warrant > police
police non emergency, non emergency number > non emergency, police
someone stole, got robbed, robbed > theft, stolen, police report
break in, broke in, burglar > break and enter, burglary, police report
burglary > police report
burglary = break and enter
somebody smashed, keyed my car, slashed tires > vandalism, mischief, police report
vandalism > damage, mischief
hit and run, fender bender, car accident > collision, accident report
crash > accident report
collision = accident = crash
drug dealing, drug dealer, selling drugs > drug activity, police
hookers > prostitution, police
gunshots, shooting, shots fired > gunfire, police
suspicious person, prowler, peeping tom > suspicious activity, police
harassing > threats, police
stalking, threatening me > harassment, threats, police
peace bond > protection order, restraining order
restraining order = protection order
arrest > warrant, police
jail > detention, corrections
in jail > jail, detention, corrections
neighborhood watch, neighbourhood watch > crime prevention
scam > fraud
scammer, fraudster > fraud, scam
fraud > scam
fake call, phishing > scam, fraud, impersonation
rip off, cheated, consumer complaint > consumer protection, fraud
identity stolen, stole my identity > identity theft, fraud
lost my wallet, lost my keys > lost property, lost and found
lost and found = lost property
smell gas, gas smell > gas leak, natural gas
gas leak > natural gas
power out, no power, lights went out, blackout > power outage, electricity, hydro
power outage = power failure = hydro outage
electricity = hydro
electric company, power company > electricity, hydro, utility
internet is out, cable is out > internet, telecommunications
smoke alarm beeping, free smoke detector > smoke alarm, fire safety
fire hazard, blocked exit > fire safety, fire code, fire inspection
fire code > fire safety, fire inspection
fire inspection = fire safety inspection
fire hall = fire station
fire station = firehouse
ambulance bill, ambulance ride > ambulance, emergency medical
ambulance = paramedic
emergency kit > emergency preparedness
prepare for emergency > emergency preparedness, emergency kit
alert me, emergency texts, text alerts > emergency alerts, notifications, alert system
alerts = notifications
earthquake, tornado, hurricane > emergency preparedness, storm
oil spill, spilled oil, chemical spill > spill, hazardous spill
spill > pollution

# Getting around
bus, subway, streetcar > transit
transit = public transportation
bus pass, bus card, metro card > transit pass, fare card
transit pass > fare card
bus fare, cost of the bus, subway fare > fare, transit fare
bus didn't come, bus was late, late bus > transit, service delay, schedule
bus times, bus schedule > transit schedule, route
bus stop, bus shelter > transit stop, transit shelter
left something on bus > lost property, transit lost and found
wheeltrans, wheel trans, dial a ride, handi transit > paratransit, accessible transit
paratransit = accessible transit
discount bus pass, cheap transit pass, free bus > fare discount, reduced fare, low income
airport > aircraft noise
airplane noise, plane noise > airport, aircraft noise
freeway, expressway, interstate > highway
train horn, railroad crossing > railway, rail crossing, train whistle
train whistle > railway, rail crossing
railroad = railway
ezpass, toll road > toll

# Parks, recreation and libraries
rec centre, rec center, gym > recreation centre, recreation center, community centre, community center
community centre > recreation center, community center
community centre = recreation centre
community center = recreation center
swim > pool, aquatics
swimming lessons > swimming, pool, aquatics
swimming pool = pool
wading pool > splash pad, water play
splash pad > wading pool, water play
sprinkler park > splash pad, wading pool, water play
skating > arena, rink
hockey > skating, arena, rink
arena = ice rink
soccer field, baseball diamond, football field, tennis court > sports field, athletic field, court
sports field = playing field
ball diamond = baseball field
book a field, rent a field, reserve a field > field permit, facility booking, permit
rent a hall, book a room, rent a room > facility rental, room booking, facility booking
picnic > picnic permit, park permit
picnic table, picnic shelter, barbecue in park > picnic, picnic permit, park permit
birthday party in park, party in the park, wedding in park > park permit, event permit, picnic permit
booking = reservation
sign up for swimming, sign up my kid > program registration, register
day camp = summer camp
kids > child, children, youth
children > child, youth
child > children, youth
teen, teenager > youth
fee waiver, welcome policy, recreation for low income > fee assistance, recreation subsidy, financial assistance
financial assistance = fee assistance
gym membership, workout, yoga > fitness
playground > play equipment
swing > playground, play equipment
playground = play structure
broken swing, broken bench > playground, park maintenance, repair
bench > commemorative, dedication
memorial bench, park bench > bench, commemorative, dedication
washroom = restroom
bathroom, toilets in park, porta potty > washroom, restroom, public toilet
water fountain > drinking fountain
drinking fountain > water fountain
trail > path
path > trail
hiking > trail, path
beach, lake water, e coli > beach water quality
is the beach open, swim at the beach > beach, beach water quality
golf > golf course
marina > boat launch
boat launch > marina
dock > marina, boat launch
camping > campground
campsite > campground, camping
campground > camping
museum > culture
art gallery > museum, culture
public art > mural, monument
mural > public art, monument
statue > public art, mural, monument
grant > funding
funding > grant
arts money > grant, funding
library card, overdue book, library fine > library
aquarium > zoo
wifi > internet access
free internet > wifi, internet access
school > school board, enrollment
register for school > school, school board, enrollment
school board > school, enrollment

# Paying and money
how do i pay, where do i pay, ways to pay > payment options, payment methods, pay
credit card > payment methods
visa card, mastercard, debit > credit card, payment methods
pay online, pay on the internet, pay over phone > online payment, payment options
pay in person, pay in cash > payment, cashier
bill = invoice
bill > statement
owe, what i owe, how much i owe > balance, amount owing, amount due
balance = amount owing
amount due = amount owing
overdue, past due, behind on payments > arrears, late payment
past due = overdue
late fee = late charge = penalty
late fee > late payment penalty, interest
interest > late payment penalty, penalty
payment plan = payment arrangement
pay in chunks, pay over time > payment plan, instalments, payment arrangement
pay monthly, monthly payments, spread it out > payment plan, instalments
installment > payment plan
can't pay, unable to pay, no money to pay > payment plan, payment arrangement, hardship
extension to pay, more time to pay > extension, payment arrangement
charged twice, paid twice, double charged, overpaid > overpayment, refund, credit
money back, get my money back > refund, reimbursement
refund = reimbursement
overcharged, wrong amount, bill is wrong > billing error, dispute, adjustment, review
billing error = incorrect bill
bounced cheque, bounced check > returned payment, nsf, returned cheque
nsf > returned payment, returned cheque
nsf = insufficient funds
receipt > proof of payment
proof of payment > receipt
customer number > account number
cost > rate
price > cost, rate
how much is it, how much does it > fee, cost, rate
how much > fee, cost
fee = cost
price = fee
discount = reduced rate = rebate
cheaper, reduced > discount
discount, rebate > relief
help paying, help with bills > financial assistance, assistance, relief
financial help > financial assistance, relief
assistance = financial help
waive, forgive > waiver, cancel, reduction
paperless > ebilling, electronic bill
ebill > electronic bill, paperless
e bill, bill by email > ebilling, electronic bill, paperless
lower my bill, reduce my bill > reduction, discount, adjustment

# Kinds of homes
rowhouse, row house, townhouse, duplex, triplex, fourplex, bungalow, semi detached > house, residential property, dwelling
house, home, condo > property, real estate, residence
triplex, duplex, fourplex, rental units > multi family, multifamily, residential building
cottage, cabin > dwelling, seasonal property

# Work and pay
boss, manager > employer, supervisor
paycheck, pay cheque, pay stub, my check, take home pay > wages, earnings, salary, payroll
wages = earnings = salary
freelance, gig work, side job, on the side > self employed, business income
driving for an app, delivery driver > vehicle for hire, self employed, business income
my own business, small company, my company > business, sole proprietor
corporation = company
openings, what's open, hiring now, want to work > job posting, vacancies, employment, apply
closed my business, shut down my business, went out of business, sold my business > business closure, termination, cancel account
company > business

# Cars and moving
got booted, put a boot > immobilization, booted vehicle, unpaid parking tickets
rental truck, moving truck out front, truck out front > moving permit, temporary no parking
spot i dug out, spot i shoveled, save my spot, chair in the spot > space saver, parking space, snow emergency
left outside, left out all night, outside in the cold, out in the cold > animal cruelty, neglect, shelter
slipped on ice, fell on the ice, fell on the sidewalk > claim, injury, liability, damages

# Doing something about it
how long does it, how long will it > processing time, service standard, timeline
time do you open, time do you close > hours of operation, hours
toss, get rid of, throw out, throw away, chuck, discard > dispose
get rid, haul away, take away > disposal, removal, collection
drop it off, bring it in, take it somewhere > drop off, depot
pick it up, come get it, come and get > pickup, collection
repair = fix
busted, not working, out of order > broken, repair, malfunction, defective
broken > repair, malfunction, defective
damaged = broken
wrecked, smashed > damaged
clean it up, come clean > cleanup, cleaning
put in a complaint, file a complaint, make a complaint > complaint, report
report it, let you know about > report, request
follow up > service request status, status
check on my request, any update > service request status, status, follow up
reference number > status
ticket number for request, tracking number > service request number, reference number, status
reference number = service request number
wait time > processing time
book an appointment, see someone > appointment
appointment = booking
talk to a person, speak to a human, real person > agent, representative
mail it, send it by mail, post it > mail
download > print, form
print > download, form
am i entitled, entitled > eligibility, qualify
eligible = qualify
requirements = eligibility
what do i need, what to bring, what papers > required documents, requirements, documents
not allowed, against the law, forbidden > prohibited, not permitted
banned > not permitted
prohibited = banned
deadline = due date
cutoff, last day > deadline, due date
when is it due > due date
hand in, turn in, send in > submit
submit = file
check out, come look at, have a look > inspection, investigate
send an inspector > inspection, inspector
put up, put in > install
hook up, hookup > connection, service connection
plugged, clogged > blocked
dripping > leak
rotting, rotten > decay, dead
knocked over, knocked down, fell over > damaged, fallen, down
loud bang > explosion, noise
explosion > noise

# Time
every year, once a year > annual
annual = yearly
every month > monthly
every two weeks, every other week > biweekly, bi weekly, alternate week
biweekly > bi weekly, alternate week
every week, once a week > weekly
business day = working day
at night, night time, in the night > overnight, night
xmas = christmas
thanksgiving, labour day, labor day, easter, new year's, canada day, fourth of july > holiday
july fourth, victoria day, memorial day > holiday
urgent > emergency
asap, immediately > emergency, urgent
fall > autumn
autumn > fall

# Acronyms
cso = customer service
gis = geographic information
hoa = homeowners association
bia = business improvement area
ems = emergency medical services
pd > police department
fd > fire department
dpw = public works
public works = streets department
dot = department of transportation
faq = frequently asked questions
pap = pre authorized payment
pin = personal identification number
aoda, ada > accessibility
lrt = light rail
hov = carpool lane
ac > air conditioning
vfh = vehicle for hire
ccb > child benefit
cpp, oas > pension
`
