import { contestLimit } from '../../../../shared/fair/contest.ts'
import { maskPersonalData } from '../../../../shared/privacy/mask.ts'
import type { RootState } from '../../../app/store-types.ts'

/** Words about a contested entry as they leave this workstation. */
export const maskedWords = (words: string): string => maskPersonalData(words.trim()).slice(0, contestLimit)

/** What is written about an interaction, as it is sent. */
export const selectContestWords = ({ held }: RootState): string => maskedWords(held.contest?.words ?? '')
