/** Words taken for each other when heard: a line of groups, whose members are joined by slashes. */
const groups = {
  en: `
    their/there/they're to/two/too for/four/fore no/know right/write/rite pay/pail new/knew hear/here buy/by/bye see/sea
    your/you're/yore its/it's our/hour/are whole/hole week/weak wait/weight way/weigh one/won eight/ate be/bee in/inn
    would/wood male/mail/nail sale/sail tale/tail road/rode/rowed street/treat rent/went fine/find/sign fee/feet/free
    plate/plait/play licence/license license/licence bill/bell/build tax/tacks/attacks car/card/cart park/bark/part
    parking/barking permit/permitted trash/thrash garbage/cabbage bin/been/ben can/ken/cannot water/waiter/order
    meter/metre/meet hydrant/hydrate sewer/sure/sore dog/dock/dug cat/cut/cap pet/bet/pat tree/three branch/brunch
    snow/so/slow ice/eyes/rice plow/plough/blow sidewalk/sideways light/like/right lane/line/lain sign/sine/fine
    court/caught/quart ticket/tickets/thicket claim/climb/claimed form/from/farm file/while/fail date/data/day
    due/do/dew days/daze/dates month/months/mouth year/ear/here time/dime/times card/cart/guard mailed/nailed
    address/a_dress insurance/assurance/insure vehicle/vehicles/bicycle register/resister registration/restoration
    benefit/benefits/benefited benefits/benefit loan/lone/alone loans/lawns school/skull student/students
    grant/grand/granted grants/grunts veteran/veterans/better veterans/veteran disability/this_ability/ability
    security/surety social/so show retire/retired/tire retirement/requirement medicare/medical_care age/edge aid/ate/eight
    income/in_come/incoming work/walk/word job/job's/chop credit/edit/credits account/count/a_count payment/pavement
    payments/pavements plan/plane/planned plans/plants apply/a_ply/reply applied/supplied application/applications
    need/knead/neat want/won't/went get/got/gets help/held/health ask/asked/mask call/coal/called tell/sell/till
    make/may/made take/tape/taken change/chain/chains move/moved/mood lost/last/loss stolen/stole_in broken/spoken
    report/resort/reports find/fined/fine close/clothes/clothe open/hoping house/how's/houses home/hum/hone
    child/chilled/shield children/chilled_run wife/life/why husband/has_been doctor/docked_or health/held/wealth
    care/air/chair proof/roof/prove test/text/taste exam/example/exams drive/dry/drives driver/diver/drivers
    title/tidal/tile office/of_us/off is online/on_line/all_line letter/later/ladder number/lumber/numb
    and/an/end the/a/duh a/uh/the is/his/as it/at/hit of/have/off on/an/own or/are/oar if/of/is so/sew/show but/butt/what
    that/dad/at this/these/his with/whit/which was/what's/wash were/where/wear what/watt/but when/win/went where/wear/were
    who/how/you why/while/y how/who/now i/eye/i've i'm/i_am/am me/mi/be my/may/mine you/u/your he/she/he'll we/we'll/whee
    they/day/the them/then/him has/as/had have/half/of had/has/head do/due/dew did/dead/date does/dust/dose
    not/knot/nut any/many/annie all/awl/al also/all so some/sum/son more/mower/or most/must/post much/match/must
    can't/can/cant don't/don/dome won't/want/wont will/well/wheel should/shoed/could could/good/would
    about/a_bout/out after/half to before/be for/for from/form/frum into/in_to/in_two through/threw/true than/then/that
    yes/yeah/guess okay/ok/oh_kay thanks/thank/tanks please/pleas/police sure/shore/shirt`,
  fr: `
    à/a/as ces/ses/c'est son/sont/sons et/est/ai ou/où/houx mais/mes/met on/ont/en ma/m'a/mat la/là/l'a sa/ça/s'a
    ce/se/cela peu/peut/peux quand/quant/camp dans/d'en/dent sans/sang/cent vert/verre/vers mer/mère/maire
    voie/voix/voit eau/haut/au rue/ru/rut bac/bacs/bague poubelle/plus_belle facture/fracture taxe/taxes/taxi
    permis/promis/permet chien/chiens/sien neige/nage/n'ai-je amende/amande/demande compte/conte/comte
    foi/fois/foie pain/pin/peint nom/non/nous tout/tous/toux quel/quelle/qu'elle leur/leurs/l'heure
    combien/comment_bien comment/comme en ville/vil/villes coin/quoi/loin faire/fer/affaire demande/des_mandes
    déchets/des_chats/déchet collecte/collectes/collègue`,
} as const

const tables = { en: tableOf(groups.en), fr: tableOf(groups.fr) }

/**
 * What a word may be taken for; empty where nothing is known. In a group the first word is taken for the others, and
 * the others for the first.
 */
export function soundAlikes(word: string, language: 'en' | 'fr'): readonly string[] {
  return tables[language].get(word) ?? []
}

function tableOf(lines: string): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>()
  const add = (word: string, other: string) => table.set(word, [...(table.get(word) ?? []), other])
  for (const group of readGroups(lines)) {
    const [first = '', ...others] = group
    for (const other of others) {
      add(first, other)
      if (!other.includes(' ')) add(other, first)
    }
  }
  return table
}

/** Groups stand between spaces; a member of several words has a low line for a space (`a_dress`). */
function readGroups(lines: string): string[][] {
  const groups = lines.split(/\s+/).filter(Boolean)
  return groups.map((group) => group.split('/').map((member) => member.replaceAll('_', ' ')))
}
