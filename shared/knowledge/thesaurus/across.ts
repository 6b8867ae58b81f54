export const across = `
# Waste
garbage, trash : ordures, vidanges, poubelle, déchets
garbage bag : sac à ordures, sac de poubelle
garbage collection : collecte des ordures, ramassage
garbage truck : camion de vidanges, éboueur
recycling : recyclage, récupération
blue bin, blue box : bac bleu
green bin, organics : bac brun, matières organiques
compost, food scraps : résidus alimentaires
yard waste : résidus verts, résidus de jardin
dead leaves : feuilles mortes
christmas tree : sapin, arbre de noël
bulky item, large item : encombrants, gros objets
furniture : meubles
sofa : divan, causeuse
mattress : matelas
appliance : électroménager
fridge : frigo, réfrigérateur
electronics, e waste : appareils électroniques
hazardous waste, hhw : résidus domestiques dangereux, rdd
paint : peinture
dead batteries : vieilles piles, piles usagées
light bulbs : ampoules
needles, syringes : seringues, aiguilles
medication : médicaments
old tires, car tires : pneus
cardboard : carton
bottles : bouteilles
clothes : vêtements, linge
construction waste : matériaux de construction
dump, landfill : écocentre, dépotoir
illegal dumping : dépôt sauvage, dépôt illégal
litter bin : corbeille, panier à rebuts
missed collection : collecte manquée, pas ramassé
collection schedule : calendrier de collecte, horaire de collecte
street sweeping, street cleaning : balayage, nettoyage des rues

# Roads
street, road : rue, chaussée
sidewalk : trottoir
pothole : nid de poule
streetlight : lampadaire, éclairage
traffic light, traffic signal : feu de circulation, feux de circulation
stop sign, traffic sign : panneau, pancarte
speed bump : dos d'âne
speeding : excès de vitesse
crosswalk : passage pour piétons, traverse de piétons
crossing guard : brigadier scolaire
roundabout : carrefour giratoire, rond point
bike lane, bike path : piste cyclable, voie cyclable
bicycle, bike : vélo, bicyclette
road work : chantier, entrave
road closure : rue fermée, fermeture de rue
block party : fête de rue, fête des voisins
alley, laneway : ruelle
bridge : viaduc
ditch : ponceau
manhole : trou d'homme
claim : réclamation

# Winter
snow : neige
snow removal, snow clearing : déneigement
plow : charrue, déneigeuse
shovel : pelleter, pelle
snow bank, windrow : banc de neige, andain
ice, icy : verglas, glissant
road salt : fondants, abrasifs
snowstorm : tempête de neige
skating, rink : patinoire, patinage

# Parking
parking : stationnement
parking ticket, citation : constat, contravention
parking permit : vignette, permis de stationnement
overnight parking : stationnement de nuit
visitor parking : stationnement de visiteur
accessible parking : vignette handicapé, personnes handicapées
parking meter : parcomètre
blocked driveway : entrée bloquée
tow : remorquage
towed : remorquée
impound : fourrière
abandoned vehicle : véhicule abandonné, char abandonné
vehicle : véhicule, voiture
truck : camion
dispute my ticket, fight a ticket, appeal : contestation
municipal court : cour municipale
charging station : borne de recharge
licence plate, license plate : immatriculation

# Water
my basement, flooded basement : sous sol
water : eau
drinking water : eau potable
water main break : bris d'aqueduc
water meter : compteur d'eau
water bill : facture d'eau, taxe d'eau
water pressure : pression d'eau
boil water : avis d'ébullition
sewer, sewage : égout
sewer backup : refoulement d'égout
catch basin, storm drain : puisard
leak : fuite
pipe : tuyau, conduite d'eau
frozen pipe : tuyau gelé, conduite gelée
fire hydrant : borne fontaine, borne incendie
flooding : inondation
lawn watering : arrosage
septic tank : fosse septique

# Taxes and money
property tax : taxes municipales, taxe foncière
tax bill : compte de taxes
land transfer tax : taxe de bienvenue, droits de mutation
assessment : évaluation foncière, rôle d'évaluation
owner : propriétaire
due date : date limite, échéance
payment : paiement
pay : payer
parking fine : amende
bill, invoice : facture
fee, cost : tarif, frais, coût
refund : remboursement
discount, rebate : rabais
receipt : reçu
cash : comptant
credit card : carte de crédit
installment : versement
arrears, overdue : arriérés
grant, subsidy : subvention
seniors : aînés, personnes âgées
low income : faible revenu

# Animals
dog : chien
cat : minou, chaton
pet licence, pet license : médaille, licence de chien
leash : laisse
dog park : parc à chiens, aire d'exercice canin
barking : jappe, aboiement
dog bite, bitten : morsure, mordu
dead animal : animal mort
stray : animal errant, chien errant
lost pet : animal perdu
animal shelter : refuge pour animaux
raccoon : raton laveur
skunk : moufette
squirrel : écureuil
wildlife : animal sauvage, faune
wasps : guêpes
mosquitoes : moustiques, maringouins
rats, mice : vermine, souris
cockroaches : coquerelles
bed bugs : punaises de lit, punaises
chickens : poules

# Bylaw
bylaw : règlement
complaint : plainte
noise : bruit
loud music : musique forte
neighbour, neighbor : voisin
tall grass, long grass : herbe haute, gazon long
lawn : gazon, pelouse
weeds : mauvaises herbes
hedge : haie
fence : clôture
fire pit, open burning : feu de camp, feu extérieur
fireworks : feux d'artifice
smoke : fumée
odour, odor, smell : odeur
garage sale : vente de garage
vacant building : bâtiment vacant
mould, mold : moisissure

# Building and housing
a tenant, my tenant : locataire
building permit : permis de construction
demolition : démolir
zoning : zonage
swimming pool : piscine
shed : cabanon, remise
deck, balcony : galerie, balcon
roof : toiture
inspector : inspecteur
contractor : entrepreneur, contracteur
landlord : proprio, locateur
rent : loyer
lease : louer
apartment : appartement, logement
eviction : expulsion
heat : chauffage
affordable housing, social housing : logement social, hlm
homeless : itinérant, sans abri
shelter : hébergement d'urgence, refuge
short term rental : hébergement touristique

# Trees
tree : arbre
pruning, trimming : élagage, émonder
tree removal : abattage
stump : souche
roots : racines

# Social and civic
food bank : banque alimentaire
daycare, child care : garderie, service de garde
social assistance, welfare : aide sociale
disability : handicap
warming centre, warming center : halte chaleur
heat wave : canicule
job, employment : emploi
school : école
library : bibliothèque
swimming : natation, baignade
day camp : camp de jour
playground : aire de jeux
community centre, community center : centre communautaire
registration : inscription
children, kids : enfants
birth : naissance
birth certificate : acte de naissance, certificat de naissance
death : décès
marriage, wedding : mariage
cemetery : cimetière
passport : passeport
moving : déménagement
change of address : changement d'adresse
application form : formulaire
permit : permis
renew : renouvellement
appointment : rendez vous
election : scrutin
polling place : bureau de vote
voters list : liste électorale
councillor, councilor : conseiller municipal, échevin
mayor : maire, mairesse
city hall : hôtel de ville, mairie
council meeting : séance du conseil
access to information : accès à l'information
business : commerce, entreprise
street vendor : vendeur ambulant
statutory holiday : jour férié
hours of operation : heures d'ouverture

# Safety and transport
police : policier
fire department, firefighter : pompiers, incendie
smoke alarm : avertisseur de fumée, détecteur de fumée
theft, stolen : vol
scam, fraud : arnaque, fraude
lost and found : objets perdus, objets trouvés
power outage : panne de courant, panne d'électricité
electricity, hydro : électricité
gas leak : odeur de gaz
accident, collision : accrochage
bus : autobus
transit : transport en commun
bus stop : arrêt d'autobus
emergency : urgence
repair : réparation
broken, damaged : brisé, endommagé
stolen bin : bac volé
throw away, dispose : jeter, débarrasser
`
