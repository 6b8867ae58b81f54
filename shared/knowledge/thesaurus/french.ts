export const french = `
# Mots joints, traits d'union, orthographes
fin de semaine = weekend
week end = weekend
courriel = email = e mail
site web = site internet
téléphone cellulaire = cellulaire = portable
arrondissement = quartier
rendez vous > rencontre, réservation
clé = clef
lave vaisselle > électroménager
porte à porte > colportage, sollicitation
stationnement = parking
parking = parc de stationnement

# Formes que les racines séparent
payé = paiement
ramasser = ramassage
ramasser = collecte
ramassage = collecte
enlever = retrait
épandre = épandage
inscrire = inscription
permettre = permis
construire = construction
démolir = démolition
élaguer = élagage
abattre = abattage
planter = plantation
éclairer = éclairage
acheter = achat
vendre = vente
naître = naissance
mourir = décès
décédé = décès
marier = mariage
enterrer = inhumation
incinérer = crémation
élire = élection
fuir = fuite
couler > fuite, écoulement
perdre = perte
perdu = perte
mordre = morsure
mordu = morsure
livrer = livraison
jeter > élimination, disposer
recycler = recyclage
nettoyer = nettoyage
plaindre = plainte
transférer = transfert
prouver = preuve
identifier = identité
évincer = éviction
subventionner = subvention
nourrir > nourriture, alimentation
remorquer = remorquage
dénoncer > signaler, plainte
résident = résidentiel
vacant = inoccupé
traduire = traduction

# Matières résiduelles : la collecte
ordures = déchets
ordures = ordures ménagères
ordures, déchets > matières résiduelles
vidanges, poubelles > ordures, déchets, matières résiduelles
vidangeur, éboueur > collecteur, entrepreneur, collecte
éboueurs = vidangeurs
camion de vidanges, camion de poubelles > camion de collecte, collecte
jour des vidanges, jour des poubelles > jour de collecte, horaire de collecte, calendrier
quel jour les vidanges, quel jour les poubelles > calendrier, horaire de collecte
calendrier > horaire
cédule = horaire
passent les vidanges, passe le camion > collecte, horaire
pas passé, pas ramassé, pas été ramassé > collecte manquée, non ramassé
ont oublié ma poubelle, ont sauté ma rue > collecte manquée, non ramassé
laissé mes vidanges, laissé mes poubelles > collecte manquée
bord de la rue, bord du chemin, bord du trottoir > bordure, en bordure, trottoir
chemin = rue
bac = contenant
bac = poubelle roulante
bac roulant > bac
grosse poubelle > bac, bac roulant
bac vert, bac noir, bac gris > bac à ordures, ordures
bac bleu > recyclage, matières recyclables
bac de recyclage, boîte bleue, récup > recyclage, matières recyclables, bac bleu
récupération = recyclage
recyclage > matières recyclables
collecte sélective = recyclage
bac brun, bac à compost > matières organiques, résidus alimentaires, compost
bac vert de compost > matières organiques, bac brun
compost = matières organiques
résidus alimentaires = restes de table
épluchures, pelures > résidus alimentaires, matières organiques, compost
restes de table > matières organiques, compost
petit bac de cuisine, bac de comptoir > bac de cuisine, matières organiques
bac cassé, bac brisé, bac fendu > bac endommagé, réparation, remplacement
couvercle, roue cassée, roulette > réparation de bac, bac endommagé
bac volé, bac perdu, bac disparu > remplacement, bac manquant
plus de bac, plus mon bac > bac manquant, remplacement
plus gros bac, bac plus petit, autre format > échange, format, dimension
deuxième bac, bac de plus, autre bac > bac supplémentaire
sacs en trop, surplus de sacs, trop de vidanges > surplus, excédentaire, limite
collant, vignette de sac > étiquette
sac de poubelle, sac vert, sac à vidanges > sac, ordures
mauvais bac, dans quel bac > tri, matières acceptées, triage
ça va où > tri
mal trié > contamination, refusé
asticots, vers blancs, bac qui sent > nettoyage du bac, odeurs
conteneur > occupation
container, dompeuse > conteneur, occupation
conteneur dans la rue > occupation du domaine public, permis d'occupation
poubelle de rue, poubelle publique, poubelle du parc > corbeille, panier à rebuts
poubelle qui déborde, poubelle pleine > corbeille, débordement
corbeille = panier à rebuts

# Matières résiduelles : quoi
divan, sofa, causeuse, fauteuil > encombrants, gros objets, meubles
canapé, futon, lazy boy > encombrants, meubles
matelas, sommier, base de lit > encombrants, gros objets, meubles
commode, armoire, bibliothèque murale > meubles, encombrants
meubles, vieux meubles > encombrants, gros objets
tapis, moquette > encombrants
gros morceaux, gros vidanges, grosses vidanges > encombrants, gros objets, volumineux
grosses poubelles, gros déchets > encombrants, gros objets, volumineux
encombrants = gros objets = objets volumineux
encombrants = monstres ménagers
frigo, frigidaire, réfrigérateur, congélateur > électroménager, halocarbures, appareils réfrigérants
poêle, cuisinière, laveuse, sécheuse > électroménager, encombrants
climatiseur, air climatisé, déshumidificateur > électroménager, halocarbures
micro ondes, grille pain, aspirateur > petits électroménagers, appareils
chauffe eau, réservoir à eau chaude > électroménager, métal
fer, ferraille, scrap > métal
télé, téléviseur, télévision, ordinateur > appareils électroniques, électronique
imprimante, vieux téléphone, console > appareils électroniques, électronique
électronique = serpuariens
rdd = résidus domestiques dangereux
rdd = produits dangereux
peinture, teinture, vernis, solvant > résidus domestiques dangereux, rdd, produits dangereux
huile à moteur, vieille huile, antigel, essence > résidus domestiques dangereux, rdd
bonbonne, propane, bonbonne de propane > résidus domestiques dangereux, rdd
pesticide, chlore, eau de javel, acide > résidus domestiques dangereux, rdd
piles > rdd, résidus domestiques dangereux
batteries > piles, rdd, résidus domestiques dangereux
ampoules, néons, fluorescents > fluocompactes, rdd, résidus domestiques dangereux
seringues > seringues usagées, aiguilles, pharmacie
aiguilles > seringues usagées, pharmacie
médicaments, pilules, remèdes > médicaments périmés, pharmacie
amiante > matériaux, dangereux
feuilles mortes, sacs de feuilles > feuilles, résidus verts
gazon coupé, rognures de gazon, herbe coupée > résidus verts, herbicyclage
branches > résidus verts, déchiquetage
branchage > branches, résidus verts, déchiquetage
résidus verts = résidus de jardin
copeaux, paillis > copeaux de bois
sapin, arbre de noël > sapin naturel, collecte des sapins
citrouille > matières organiques
carton > recyclage
boîtes de carton, boîtes > carton, recyclage
styrofoam, mousse > polystyrène, styromousse
polystyrène > styromousse
bouteilles, canettes, cannettes > consigne, contenants
vitre > verre
papier journal, publisac > circulaires, papier
circulaires > papier
linge, vieux linge > textiles, vêtements, dons
vêtements > textiles, dons
vieux pneus > pneus
bois, planches, gypse, bardeaux > matériaux de construction, résidus de construction, écocentre
béton, brique, roches > matériaux de construction, écocentre, agrégats
lavabo > matériaux de construction, écocentre
matériaux > écocentre
couches lavables > couches
dompe, dump, dépotoir > écocentre, site d'enfouissement
déchetterie, parc à conteneurs > écocentre
éco centre = écocentre
porter à la dompe, aller porter > écocentre, apporter
dépôt sauvage > dépôt illégal
dépotoir sauvage, dompé > dépôt illégal, dépôts sauvages
vidanges dans la ruelle, tas de déchets > dépôt illégal, malpropreté, déchets
déchets par terre, malpropre, sale > malpropreté, propreté
propreté = salubrité publique
mégot, gomme > propreté
balai, balai mécanique, balayeuse > nettoyage des rues, balayage
balayage = nettoyage des rues
corvée > nettoyage

# Rues et trottoirs
nid de poule > chaussée
trou dans la rue > chaussée, nid de poule
trou dans le chemin, trou dans l'asphalte > nid de poule, chaussée
asphalte, pavage, pavé > chaussée, revêtement, asphaltage
asphalter, paver > réfection
repaver > réfection, asphaltage, chaussée
rue défoncée, rue maganée, bosses > chaussée, réfection, revêtement
affaissement = effondrement
rue qui s'enfonce, cratère > affaissement, effondrement
travaux > chantier, entraves
construction dans la rue > chantier, travaux, entraves
rue barrée, rue fermée, chemin barré > fermeture de rue, entrave
détour > déviation, entrave
fermer la rue > fermeture de rue, permis, occupation
fête de rue, fête de quartier, fête des voisins > fermeture de rue, événement
dos d'âne, bosse de ralentissement > apaisement de la circulation, ralentissement
dos d'âne = ralentisseur
roulent vite, vont trop vite, vitesse > apaisement de la circulation, limite de vitesse
photo radar, radar photo > cinémomètre, contrôle automatisé
lumière, lumière de circulation > feu de circulation, feux
lumière rouge, feu rouge > feu de circulation
feu de circulation = feux de circulation
feu tricolore > feu de circulation
lumière de rue, poteau de lumière > éclairage, lampadaire, luminaire
lampadaire > éclairage
lumière brûlée, lampadaire brûlé, rue noire > éclairage, lampadaire, panne
lampadaire = luminaire
réverbère > lampadaire
poteau > hydro
fil à terre, fil arraché, fil qui pend > fils électriques, hydro
stop > panneau, signalisation, arrêt
pancarte > signalisation, arrêt
pancarte = panneau
panneau = signalisation
pancarte tombée, panneau arraché > panneau endommagé, signalisation
lignes effacées, peinture dans la rue > marquage, marquage au sol
traverse, traverse de piétons, passage piéton > passage pour piétons
brigadier, brigadière > brigadier scolaire
carrefour giratoire = rond point
trottoir brisé, trottoir cassé, trottoir fissuré > trottoir endommagé, réparation, réfection
tombé sur le trottoir, tombée sur le trottoir, tombé sur la glace, enfargé, trébuché > réclamation, chute, trottoir
chaîne de trottoir, bord de trottoir > bordure
bateau de trottoir, descente > entrée charretière, bordure
entrée charretière > bordure
agrandir mon entrée, élargir mon entrée > entrée charretière, aire de stationnement
ruelle = allée
calvette > fossé, ponceau, drainage
ponceau > fossé, drainage
trou d'homme > puisard, égout
bouche d'égout, couvercle d'égout > regard, puisard, égout
regard = trou d'homme
bicycle path > voie cyclable, piste cyclable
piste cyclable = voie cyclable
bicycle, bécane > vélo
vélo = bicyclette
support à vélo, rack à vélo > stationnement pour vélos, support
brisé mon char, endommagé mon auto > réclamation, dommages, avis
pneu éclaté, jante pliée, crevaison > réclamation, dommages, nid de poule
poursuivre la ville, me faire rembourser > réclamation, avis de réclamation
réclamation = avis de réclamation
mise en demeure, dédommagement > réclamation
poussière > abat poussière
camions lourds, gros camions > camionnage, véhicules lourds

# Hiver
neige devant mon entrée, charrue devant mon entrée > andain, banc de neige
déneigement = enlèvement de la neige
déneigement, neige > chargement de la neige
charrue, gratte, chenillette > déneigement
gratter > neige
pelleter, souffler > déneigement, neige
souffleuse, souffleur > déneigement
pas gratté, pas déneigé, pas passé la charrue > déneigement, non déneigé
banc de neige > andain, amoncellement
andain > amoncellement
banc de neige > neige, déneigement
bourrelet > neige, andain, déneigement
neige dans mon entrée, charrue a bloqué > andain, entrée charretière
jeter la neige, pousser la neige > projeter, déposer, neige dans la rue
glissant, verglas > épandage, abrasifs, glace
glace > épandage, abrasifs
sel, sable, calcium > épandage, abrasifs, fondants
trottoir glacé, trottoir glissant > épandage, abrasifs, trottoir
tempête, bordée, tempête de neige > chute de neige, déneigement
opération de déneigement, ramasser la neige > chargement de la neige, opération
stationnement de nuit > interdiction de stationner
parker la nuit l'hiver > stationnement hivernal, interdiction de stationner
stationnement hivernal = stationnement de nuit
clignotants, feux orange > interdiction de stationner, opération de déneigement
abri tempo, tempo, garage de toile > abri temporaire, abri d'auto
abri tempo = abri d'auto temporaire
pelouse brisée, gazon arraché > bris, déneigement, réparation
bris par la charrue > bris, dommages, déneigement
déneigeur, contracteur de neige > entrepreneur en déneigement
patinoire > patinage
glissade > butte
froid extrême, grand froid > halte chaleur, refuge
glaçons > toiture, glace

# Stationnement
gros ticket, ticket de police > constat
fait clamper, sabot > immobilisation, sabot de denver
de la visite, visiteurs > permis visiteur, vignette temporaire
parker > stationner
char, auto, voiture > véhicule
véhicule = automobile
char = voiture = auto
truck, pick up, van > véhicule
ticket > constat, contravention, amende
ticket de parking, ticket de stationnement, billet de stationnement > constat, constat d'infraction, contravention
contravention = constat d'infraction
amende = contravention
constat = contravention
billet d'infraction > constat d'infraction
pogné un ticket, eu un ticket > constat, contravention, amende
plaider, plaider non coupable, me battre > contestation
contester un ticket, contester une contravention > contestation, plaider non coupable, cour municipale
ticket pas payé, ticket en retard > amende impayée, retard, frais
passer en cour, aller en cour > cour municipale, audience
cour municipale = tribunal
ticket de vitesse, excès de vitesse > constat
vignette = permis de stationnement
collant, sticker, collant de parking > vignette, permis
vignette > stationnement sur rue réservé
vignette de visiteur, invités > permis visiteur, vignette temporaire
stationnement de visiteur > permis visiteur, vignette temporaire
stationner la nuit, parker la nuit > stationnement de nuit
handicapé, vignette handicapé, place d'handicapé > personnes handicapées, mobilité réduite
parcomètre = borne de stationnement
parco, machine à parking, horodateur > parcomètre, borne de stationnement
parcomètre brisé, machine brisée > parcomètre défectueux, borne
agent de stationnement > agent, constat
entrée bloquée, bloque mon entrée, devant mon entrée > obstruction, stationnement illégal
mal stationné, mal parké, parké illégalement > stationnement illégal, stationnement interdit
parking interdit, interdit de stationner > stationnement interdit, interdiction
borne fontaine = borne incendie
zone de livraison > débarcadère
towing, tow > remorquage, remorqué
char remorqué, auto remorquée, fait remorquer > remorquage, fourrière
char disparu, où est mon char > remorquage, fourrière, vol
fourrière = lieu de remisage
vieux char, char abandonné, bazou > véhicule abandonné
auto abandonnée = véhicule abandonné
pas bougé, bouge pas > véhicule abandonné
camion de déménagement, réserver une place > occupation du domaine public, réservation, déménagement
réserver la rue > occupation du domaine public
roulotte, motorisé, caravane > véhicule récréatif, vr, remorque
vr = véhicule récréatif
char électrique, auto électrique > véhicule électrique, borne de recharge
borne de recharge > véhicule électrique
borne électrique > borne de recharge
moteur qui tourne, laisse tourner > marche au ralenti, moteur
plaque = immatriculation
trottinette > trottinette électrique

# Eau et égouts
eau dans la cave > inondation, refoulement
plomb > entrée de service
tuyau de plomb > entrée de service, plomb
facture d'eau, compte d'eau > taxe d'eau, tarification, facture
taxe d'eau = tarif d'eau
compteur > compteur d'eau
lire mon compteur, lecture de compteur > lecture, relevé, compteur d'eau
grosse facture, facture trop chère > consommation, fuite, rajustement
toilette qui coule, robinet qui coule > fuite, consommation
pas d'eau, plus d'eau, manque d'eau > coupure d'eau, interruption, bris d'aqueduc
coupure d'eau = interruption
eau coupée, fermer l'eau, couper l'eau > coupure d'eau, fermeture, entrée d'eau
ouvrir l'eau, remettre l'eau > ouverture, entrée d'eau
pas de pression, basse pression > pression d'eau, faible pression
eau brune, eau jaune, eau rouillée, eau sale > eau colorée, qualité de l'eau
eau goûte, eau sent, goût de chlore > qualité de l'eau, goût, odeur
eau du robinet = eau potable
boire l'eau, eau bonne à boire > eau potable, qualité de l'eau
faire bouillir, bouillir l'eau > avis d'ébullition, ébullition
ébullition > avis d'ébullition
tuyau brisé, tuyau éclaté, tuyau pété > bris d'aqueduc, fuite, conduite
eau dans la rue, eau sort de terre > bris d'aqueduc, fuite
aqueduc = conduite d'eau
tuyau gelé, tuyaux gelés, eau gelée > conduite gelée, gel, entrée d'eau
tuyau > conduite, canalisation
entrée d'eau = branchement
bonhomme à eau, valve > robinet d'arrêt, vanne
égout qui refoule, refoulement > refoulement d'égout, égout
égout bouché, drain bouché, toilette bouchée > refoulement, obstruction, égout
eau dans ma cave > inondation, refoulement, sous sol
cave = sous sol
sous sol inondé, cave inondée > inondation, refoulement
rue inondée, grosse flaque, flaque d'eau > accumulation d'eau, puisard
grille d'égout, grille > puisard, grille de rue
puisard = grille de rue
odeur d'égout, sent l'égout > égout, odeur
clapet, sump pump > clapet antiretour, pompe de puisard
gouttière > débranchement
arroser, arroser mon gazon > arrosage, usage de l'eau potable
arrosage > usage de l'eau potable
laver mon char, laver mon auto > usage de l'eau potable, arrosage
remplir ma piscine > remplissage, piscine
fosse, fosse septique, champ d'épuration > installation septique, vidange de fosse
vider ma fosse > vidange de fosse, fosse septique
puits > eau souterraine
baril d'eau de pluie, baril > baril récupérateur, eau de pluie
ruisseau, rivière > cours d'eau
sacs de sable > inondation
zone inondable > plaine inondable

# Taxes
taxes, taxes de maison > taxes municipales, taxes foncières
taxes foncières = taxes municipales
compte de taxes = avis d'imposition
compte de taxes > taxes foncières
facture de taxes, papier de taxes > compte de taxes
pas reçu mon compte, perdu mon compte > copie, duplicata, compte de taxes
copie > duplicata
payer mes taxes, payer les taxes > paiement, compte de taxes, modalités
échéance = date limite
dernière journée > échéance, date limite
versement = échéance
payer en plusieurs fois, plusieurs paiements > versements, modalités, entente de paiement
retard de taxes, taxes en retard > arriérés, intérêts, pénalité
arrérages > intérêts, pénalité
arriérés = arrérages
pas capable de payer, peux pas payer > entente de paiement, difficulté
prélèvement automatique > débit préautorisé
prendre dans mon compte > débit préautorisé, prélèvement automatique
débit préautorisé = prélèvement bancaire
hypothèque, la banque paye > créancier hypothécaire, institution financière
évaluation, valeur de ma maison > évaluation foncière, rôle d'évaluation, valeur
rôle = rôle d'évaluation
évaluation trop haute, contester mon évaluation > révision, demande de révision, évaluation foncière
taxe de bienvenue > mutation immobilière
taxe de bienvenue = droits de mutation
acheté une maison, nouveau propriétaire > changement de propriétaire, droits de mutation
vendu ma maison, changer le nom > changement de propriétaire
mettre à mon nom > changement de propriétaire, transfert
à qui appartient, qui est propriétaire > propriétaire, registre foncier, rôle d'évaluation
baisse de taxes, rabais de taxes, aide pour taxes > crédit, exemption, subvention, allègement
âge d'or > aînés
rabais pour aînés > aînés, réduction, subvention
vente pour taxes > défaut de paiement
numéro de matricule > matricule
taxe scolaire > centre de services scolaire
impôt > revenu québec, déclaration de revenus
relevé 31 > déclaration de revenus, logement
certificat de localisation > arpenteur, limite de terrain
arpentage, bornes > certificat de localisation, arpenteur, limite de terrain
ligne de lot, ligne de terrain > limite de terrain, lot
logement vacant, maison vide > inoccupé, vacant

# Animaux
chien m'a attaqué > morsure, chien dangereux
chien > animal
pitou > animal, chien
chat > animal
minou, chaton > animal, chat
médaille > enregistrement
licence de chien, enregistrer mon chien > licence, enregistrement, permis animalier
licence = médaille
médaille = permis animalier
nouveau chien, nouveau chat, chiot > licence, enregistrement
chien mort, chat mort > animal mort, cadavre, carcasse
animal mort > cadavre, carcasse
mon chien est mort, mon chat est mort > annulation, licence, incinération
bête morte, bibitte morte > animal mort, cadavre
moufette, mouffette, bête puante > animal sauvage, faune
raton, raton laveur, écureuil, marmotte > animal sauvage, faune
renard, coyote, chevreuil, ours, orignal > animal sauvage, faune
castor, lièvre, lapin, porc épic > animal sauvage, faune
animal sauvage = faune
chauve souris > faune, rage
oiseau > faune
goéland, pigeon, bernache, outarde, canard > oiseaux, faune
animal blessé, animal malade > animal en détresse, faune
rage = vaccin antirabique
spca > refuge pour animaux, refuge animalier
fourrière des animaux, pound > refuge pour animaux, refuge animalier, spca
refuge pour animaux = refuge animalier
donner mon chien, abandonner mon chien > abandon, refuge animalier
perdu mon chien, perdu mon chat, chien perdu > animal perdu, animal errant
trouvé un chien, trouvé un chat > animal trouvé, animal errant
chien lousse, chien en liberté > animal errant, chien errant
chien errant > animal errant
chat errant, chat de ruelle > animal errant, capture stérilisation
pas de laisse, sans laisse, pas attaché > laisse, aire d'exercice canin
parc à chiens > aire d'exercice canin
parc à chiens = parc canin
chien qui jappe > aboiement
jappement = aboiement
mordu par un chien, chien m'a mordu > morsure, chien dangereux
chien dangereux = chien méchant
chien méchant > chien à risque
chien agressif, pit bull > chien dangereux, chien à risque
chien dans une auto, chien maltraité, chien battu > cruauté, maltraitance, animal en détresse
caca de chien, crotte de chien, crottes > excréments, matières fécales
trop de chats, trop de chiens, combien de chiens > nombre d'animaux, maximum
poules > poules urbaines
coq, poulailler > poules, poules urbaines
abeilles, nid de guêpes > guêpes, nid, ruches
guêpes > nid, ruches
ruche > guêpes, nid
maringouins > moustiques, insectes piqueurs
moustiques > insectes piqueurs
tiques > maladie de lyme
rats, souris, mulots > vermine, rongeurs, extermination
coquerelles, cafards, fourmis > vermine, extermination, insectes nuisibles
punaises, bibittes de lit > punaises de lit, extermination
bibittes, bestioles > insectes, vermine
exterminateur > gestion parasitaire
nourrir les oiseaux, nourrir les pigeons > nourrir, animaux sauvages

# Règlements et nuisances
fumer du pot, odeur de pot > cannabis
règlement = réglementation
ai je le droit > permis, autorisé, règlement
défendu, pas le droit > interdiction, interdit, prohibé
plainte = signalement
porter plainte, plainte contre > plainte, signalement
voisin fatigant, chicane de voisins > conflit, médiation, plainte
chicane = conflit
médiation > conflit
bruyant, tapage, vacarme, boucan > bruit
musique forte, gros party, party > bruit, musique
fête bruyante, bruit la nuit > bruit, tranquillité
bruit de construction, travaux tôt > bruit, heures permises, chantier
tondeuse > bruit, outils
souffleur à feuilles, scie mécanique > bruit, outils, tondeuse
alarme > fausse alarme, système d'alarme
thermopompe > bruit
gazon long, foin > gazon, herbes hautes, hauteur
herbe haute > gazon, hauteur
couper le gazon, tondre > gazon, tonte, hauteur
mauvaises herbes > herbe à poux
herbe à poux > mauvaises herbes
herbe à puce > mauvaises herbes, herbe à poux
plantes envahissantes, berce du caucase > espèces envahissantes
cour sale, terrain sale, cochonneries > malpropreté, salubrité, nuisance, entretien
terrain pas entretenu, maison abandonnée > bâtiment vacant, entretien, nuisance
maison barricadée, bâtisse abandonnée > bâtiment vacant
squatteurs > occupation illégale, bâtiment vacant
tag > graffitis
affiche, pancarte électorale > affichage, enseigne
enseigne = affichage
hauteur de clôture > clôture
cèdres > haie
feu de camp, faire un feu, feu dehors > feu extérieur, feu à ciel ouvert, foyer
foyer extérieur, brûler des branches > feu extérieur, feu à ciel ouvert
poêle à bois, foyer au bois > chauffage au bois, foyer, fumée
fumée > chauffage au bois, foyer
pétards > pièces pyrotechniques, feux d'artifice
feux d'artifice > pièces pyrotechniques
fumer, cigarette, boucane > tabac, fumée
weed > cannabis
sent mauvais, pue > odeur
senteur = odeur
eau du voisin > écoulement, drainage, eau stagnante
eau stagnante > écoulement, drainage
lumière du voisin, projecteur > éclairage, nuisance
vente de garage = vente débarras
vendeur à la porte, vendeurs > colportage, sollicitation
colportage = sollicitation
mendiant, quêteux > mendicité, itinérance
empiètement > domaine public

# Construction et urbanisme
mur dangereux, bâtiment qui tombe > bâtiment dangereux, sécurité
permis de construction = permis de construire
permis pour construire, permis de rénovation > permis de construction, permis
patio, deck > permis de construction, galerie, balcon
galerie > permis de construction, balcon
balcon > permis de construction, galerie
cabanon, remise > bâtiment accessoire
shed > bâtiment accessoire, cabanon
cabanon = remise
agrandir > permis de construction
rallonge > agrandissement, permis de construction
rénos, réno > rénovation, transformation, permis
rénover > transformation, permis
finir mon sous sol, défaire un mur > rénovation, transformation, permis
jeter à terre, démolir ma maison > démolition
toit, refaire mon toit > toiture, permis
toiture > permis
fenêtres, portes et fenêtres > remplacement, permis
piscine > enceinte, permis
spa, creusée, hors terre > piscine, enceinte, permis
clôture de piscine > enceinte, piscine
logement au sous sol, bachelor, intergénération > logement accessoire, intergénérationnel
logement illégal > usage, zonage
plans de maison > plans, archives
dérogation > dérogation mineure, ccu
dérogation mineure > ccu
marge de recul > marge, implantation, zonage
marge > implantation, zonage
zonage = usage
changer le zonage > modification de zonage, zonage
condo, nouveau projet > projet immobilier, densification
condo = copropriété
diviser mon lot, séparer mon terrain > lotissement, opération cadastrale
lotissement = subdivision
maison ancienne, maison patrimoniale > patrimoine, patrimonial
contracteur, entrepreneur > licence, régie du bâtiment
contracteur = entrepreneur
sans permis, travaux sans permis > infraction, travaux, permis
mur qui tombe > bâtiment dangereux, sécurité
numéro de porte, adresse civique > numéro civique
numéro civique = adresse
bureau à la maison, travail à la maison > usage complémentaire, activité professionnelle
échafaud, échafaudage > occupation du domaine public

# Logement et itinérance
murs moisis > moisissures, salubrité
place dans un refuge, lit dans un refuge > hébergement d'urgence, refuge
proprio > propriétaire
propriétaire > locateur
proprio = locateur
loyer > logement
appartement = logement
bail > tribunal administratif du logement
sous louer > bail, tribunal administratif du logement
régie, régie du logement, tal > tribunal administratif du logement
augmentation de loyer, monté mon loyer > hausse de loyer, tribunal administratif du logement
mis dehors, jeté dehors > éviction, expulsion, tribunal administratif du logement
évincé > expulsion, tribunal administratif du logement
pas de chauffage, chauffage marche pas, fait froid > chauffage, température minimale, salubrité
pas d'eau chaude > eau chaude, salubrité
proprio répare pas, veut pas réparer > salubrité, entretien, plainte
moisissure > salubrité
champignons > moisissures, salubrité
insalubre > salubrité, insalubrité
insalubrité > salubrité
hlm > habitation à loyer modique, logement abordable
loyer modique, logement pas cher > habitation à loyer modique, logement social, logement abordable
logement social = hlm
logement abordable = logement social
liste d'attente > demande de logement
aide pour loyer, payer mon loyer > allocation logement, supplément au loyer
pas de logement, perdu mon logement > aide d'urgence, relogement, office d'habitation
première maison > accès à la propriété, programme
itinérant, sans abri > personnes itinérantes
sans abri = itinérant
sdf > itinérance, refuge
dort dehors, couche dehors > itinérance, refuge
tentes > campement
nulle part où dormir, place pour dormir > refuge, hébergement d'urgence
violence, mon chum me bat, femme battue > violence conjugale, maison d'hébergement
foyer de vieux, résidence de vieux > chsld, résidence pour aînés
airbnb, location touristique > hébergement touristique, location à court terme
location à court terme = hébergement touristique

# Arbres
gros vent, grands vents > chute d'arbre, branches
couper un arbre, abattre un arbre, couper mon arbre > abattage, permis d'abattage
abattage = coupe d'arbre
tailler, émonder, couper des branches > élagage
émondage = élagage
branche cassée, branche tombée, branche qui pend > élagage, branche, arbre dangereux
arbre tombé, arbre à terre, arbre cassé > arbre dangereux, urgence, chute
arbre mort, arbre malade, arbre penché > arbre dangereux, abattage, inspection
arbre de la ville, arbre devant chez nous > arbre public, élagage
arbre du voisin > arbre privé, mitoyen
souche > essouchement
racines > arbre
frêne, agrile > agrile du frêne
planter un arbre, arbre gratuit > plantation, distribution d'arbres
gros vent > urgence
dégâts > chute d'arbre, branches, urgence
branches dans les fils > hydro, élagage
jardin > jardin communautaire
fleurs > embellissement, horticulture
carré d'arbre, ruelle verte > verdissement

# Services sociaux et santé
garderie, cpe > petite enfance
bs, bien être social > aide sociale, assistance sociale
aide sociale > assistance sociale
aide sociale = solidarité sociale
chômage = assurance emploi
perdu ma job > assurance emploi
faim, rien à manger, nourriture gratuite > banque alimentaire, aide alimentaire, dépannage alimentaire
banque alimentaire = dépannage alimentaire
soupe populaire, repas gratuit > aide alimentaire, repas
popote roulante > repas, aînés
pauvre, pas d'argent > faible revenu, aide financière
faible revenu > aide financière
cpe > service de garde
garderie = service de garde
vieux, vieilles, retraités > aînés
aînés = personnes âgées
immigrant > accueil
réfugié, nouvel arrivant > nouveaux arrivants, immigration, accueil
nouveaux arrivants = immigrants
sans papiers > statut, sans statut
halte chaleur > refuge
se réchauffer > halte chaleur, refuge
canicule, chaleur, fait trop chaud > chaleur extrême, îlot de fraîcheur, climatisé
smog > qualité de l'air
restaurant sale, empoisonnement > inspection des aliments, salubrité alimentaire, restaurant
intoxication = empoisonnement
piqûre, shot > vaccination
clinique > clsc, santé
docteur, médecin > clinique, clsc, santé
clsc > santé, services sociaux
carte soleil > assurance maladie
carte soleil = carte d'assurance maladie
drogue, désintox > toxicomanie, dépendance
dépendance > toxicomanie
overdose > surdose, naloxone
surdose > naloxone
suicide, suicidaire > prévention du suicide, crise
crise > santé mentale
détresse > crise, santé mentale
dpj > protection de la jeunesse
job, travailler pour la ville > emploi, offres d'emploi, carrière
emploi = carrière
cv > candidature, emploi
bénévole > bénévolat
avocat gratuit, avocat > aide juridique
cimetière > inhumation
funérailles, salon funéraire > décès, funéraire

# Permis, commerces, événements
permis d'affaires, ouvrir un commerce, partir une business > permis d'exploitation, certificat d'occupation, commerce
business, compagnie, magasin > commerce, entreprise
entreprise = commerce
certificat d'occupation = permis d'occupation
kiosque, vendre dans la rue, vendre des affaires > vente, vendeur ambulant, permis
camion de rue, food truck, camion restaurant > cuisine de rue, vendeur ambulant
marché aux puces, marché public > marché
permis d'alcool, vendre de la bière > alcool, régie des alcools
boisson, bière > alcool
événement > permis d'événement
festival, spectacle > événement, permis d'événement
film > tournage
musicien de rue, amuseur > amuseur public, musicien
terrasse de restaurant > café terrasse, terrasse
café terrasse > terrasse
tirage > licence de loterie
loterie, bingo > tirage, licence de loterie
permis de conduire > saaq
saaq > permis de conduire
commissaire > assermentation, commissaire à l'assermentation
assermenter > commissaire à l'assermentation
soumission > appel d'offres, approvisionnement
approvisionnement = appel d'offres

# Documents et état civil
acte de naissance, certificat de naissance, baptistère > état civil, naissance
certificat de naissance = acte de naissance
certificat de décès = acte de décès
certificat de mariage = acte de mariage
certificat de décès, papiers de décès > état civil, décès
se marier, me marier, mariage civil > mariage, célébration
mariage à la mairie, mariage à hôtel > mariage civil, célébrant
changer de nom > état civil
numéro d'assurance sociale, nas > assurance sociale
accès à l'information > accès aux documents
documents publics > accès aux documents, accès à l'information
rapport de police > rapport d'événement
rapport d'accident > rapport de police, rapport d'événement
casier judiciaire, antécédents, vérification policière > antécédents judiciaires, vérification
empreintes > empreintes digitales
vieilles photos > archives
preuve de résidence > résidence
preuve d'adresse > preuve de résidence, résidence
papiers, papier à remplir > formulaire, document
formulaire > document
formulaire = demande
pièce d'identité, carte d'identité > identité, preuve d'identité
carte citoyen > carte accès
carte loisirs > carte citoyen, carte accès
expiré > renouvellement
passé date, échu > renouvellement, expiré
perdu ma carte > remplacement, carte
déménagé, nouvelle adresse > changement d'adresse
changement d'adresse = modification d'adresse
canceller = annuler

# Élections et vie démocratique
êtes vous ouvert, est ouvert > heures d'ouverture, horaire
poser une question > période de questions
voter, où voter, aller voter > élection, bureau de vote, scrutin
élections = scrutin
bureau de vote = bureau de scrutin
liste électorale > électeur
inscrit pour voter > liste électorale, électeur
vote par la poste > vote par anticipation
voter à l'avance > vote par correspondance, vote par anticipation
vote par correspondance = vote par la poste
me présenter > candidature, candidat
candidat > candidature
conseiller, élu > conseiller municipal, élus
échevin > élus
échevin = conseiller municipal
mairesse > maire
mairie = hôtel de ville
district = quartier
séance > conseil municipal
réunion du conseil, assemblée > conseil municipal, séance
conseil municipal = conseil de ville
pétition > registre
référendum > pétition, registre
ombudsman > plainte
plainte contre un employé, employé impoli > plainte, ombudsman
féliciter > commentaire
remercier > félicitations, commentaire
suggestion > commentaire
idée > commentaire, suggestion
consultation > consultation publique
heures > heures d'ouverture, horaire
heures d'ouverture > horaire
ferme à quelle heure > heures d'ouverture, horaire
congé, jour de congé > jour férié
jour férié = congé férié
greffier > greffe

# Police, incendie, urgences
police > policier
flic > police, policier
volé > police
fait voler > vol, police
cambriolage, entré chez nous > introduction par effraction, vol
vandalisme > méfait
vandalisé > méfait, vandalisme
accrochage, délit de fuite > accident, collision
accident = collision
vendeur de drogue, pusher > drogue, police
coups de feu > police, urgence
harcèlement > menaces
menaces > harcèlement
fraudeur > fraude
arnaque = fraude
faux appel, appel frauduleux > fraude, hameçonnage
perdu mes clés, perdu mon portefeuille > objets perdus
objets perdus = objets trouvés
odeur de gaz, sent le gaz > gaz naturel, fuite
panne, panne de courant, pas d'électricité > panne d'électricité, hydro
électricité = hydro
hydro > hydro québec
avertisseur > avertisseur de fumée, détecteur de fumée
avertisseur de fumée = détecteur de fumée
pompiers, caserne > sécurité incendie, incendie
pompiers = service incendie
ambulance > urgence
alertes > notifications, avis
texto, être avisé > alertes, notifications, avis
trousse, se préparer > trousse d'urgence, mesures d'urgence
déversement > contaminant

# Transport
bus, autobus, métro > transport en commun
bus = autobus
transport en commun = transport collectif
passe d'autobus, passe de bus, carte de bus > titre de transport, abonnement, tarif
arrêt d'autobus > arrêt, abribus
abribus > arrêt
bus en retard, bus pas passé > transport en commun, retard
transport adapté > mobilité réduite
handi > transport adapté, mobilité réduite
avion, bruit d'avion > aéroport, aéronefs
chemin de fer > ferroviaire, passage à niveau
autoroute > mtq, ministère des transports

# Parcs, loisirs, bibliothèque
centre communautaire = centre de loisirs
aréna = patinoire
patin, hockey > patinage, patinoire, aréna
baignade > piscine, bain libre
nager, se baigner > baignade, piscine, bain libre
cours de natation > natation, aquatique
natation > aquatique
pataugeuse > jeux d'eau
jeux d'eau > pataugeuse
terrain de soccer, terrain de baseball, terrain de tennis > terrain sportif, plateau, réservation
louer une salle, réserver une salle > location de salle, réservation
salle > location de salle
pique nique > parc, réservation
bbq au parc > pique nique, parc, réservation
activité > programmation, inscription
inscrire mon enfant, inscrire ma fille > inscription, activités
camp > camp de jour
camp de jour = camp d'été
enfant > jeunes
kids > enfants, jeunes
ados, adolescents > jeunes
gym, entraînement > salle d'entraînement, conditionnement physique
balançoire, glissoire > aire de jeux, module de jeux
aire de jeux = terrain de jeux
module de jeux = structure de jeux
banc > mobilier urbain
banc de parc > mobilier urbain, banc
toilettes > toilettes publiques, bloc sanitaire
toilette publique > bloc sanitaire
abreuvoir > fontaine
fontaine > abreuvoir
plage > qualité de l'eau
lac > plage, qualité de l'eau
quai > mise à l'eau, marina
biblio, livres > bibliothèque
carte de bibliothèque, livre en retard > abonnement, bibliothèque, frais de retard
skatepark, planche à roulettes > planchodrome
aide pour loisirs, rabais loisirs > aide financière, accès loisirs
école > centre de services scolaire
inscrire à école > école, centre de services scolaire
commission scolaire = centre de services scolaire
wifi > internet, wi fi

# Argent et paiement
paiement en retard, payé en retard > intérêts, pénalité, frais de retard
acquitter > paiement
comment payer, où payer, façon de payer > modes de paiement, paiement
carte de crédit > modes de paiement
visa, mastercard, débit > carte de crédit, modes de paiement
payer en ligne > institution financière
payer par internet > paiement en ligne, institution financière
payer comptant, cash, argent comptant > comptant, comptoir, argent
guichet = comptoir
facture = compte
combien je dois, balance > solde, montant dû
solde = montant dû
entente de paiement = arrangement
arrangement > délai
délai pour payer > entente de paiement, délai
payé deux fois, payé en double, trop payé > trop perçu, remboursement, crédit
ravoir mon argent > remboursement
erreur sur ma facture, chargé trop > erreur, correction, rajustement
chèque sans fonds, chèque rebondi > sans provision, frais
reçu > preuve de paiement
preuve de paiement > reçu
prix > tarif, frais, coût
coût > tarif, frais
combien ça coûte, combien coûte > tarif, frais, coût
tarif = frais
gratuit > sans frais
rabais > réduction, subvention
réduction > rabais, subvention
aide financière = subvention
prime > subvention
subvention = programme d'aide
facture électronique, sans papier > facture en ligne, électronique
numéro de client > numéro de compte

# Gestes et demandes
débarrasser, me débarrasser, sacrer > jeter, disposer, élimination, matières acceptées
jeter > matières acceptées
garrocher = jeter
amener > apporter, dépôt
apporter > dépôt
arranger > réparation
cassé, marche pas > brisé, défectueux, endommagé
défectueux = brisé
endommagé = brisé
bouché, bloqué > obstruction
remplir une demande, faire une requête > demande, requête
requête = demande
suivi > demande
suivre ma demande > suivi, demande
numéro de dossier, numéro de requête > numéro de demande, suivi
combien de temps, attente > délai, traitement
délai > traitement
prendre rendez vous > rendez vous
admissible, éligible > admissibilité, conditions
droit à > admissibilité, admissible, conditions
admissible = éligible
conditions = critères
documents, papiers nécessaires > documents requis, pièces
envoyer par la poste > poste, courrier
en personne > comptoir
sur place > comptoir, en personne
parler à quelqu'un > agent, préposé

# Temps
aux deux semaines, chaque deux semaines > bihebdomadaire
chaque semaine > hebdomadaire
chaque année, par année > annuel
nuit > nocturne
la nuit > nocturne, nuit
noël, jour de l'an, pâques > jour férié, congé
saint jean, fête nationale > jour férié, congé
urgent, tout de suite > urgence
`
