import lunr from 'lunr'
import french from 'lunr-languages/lunr.fr.js'
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js'

/** Lunr with French; asked for late, because it complains when the engine measured beside it has added French too. */
export function lunrWithFrench(): typeof lunr {
  if (!('fr' in lunr)) {
    stemmerSupport(lunr)
    french(lunr)
  }
  return lunr
}
