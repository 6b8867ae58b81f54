import { makeStyles, tokens } from '@fluentui/react-components'
import { narrow } from '../../../ui/narrow.ts'

/** What the views of one's own records and of a team look like. */
export const useFairStyles = makeStyles({
  view: {
    flex: '1 1 0',
    minHeight: 0,
    [narrow]: { flex: '1 0 auto', maxWidth: '100vw', boxSizing: 'border-box' },
    overflow: 'auto',
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  part: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    width: '100%',
  },
  wide: { maxWidth: '100%', width: '100%', overflowX: 'auto' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    width: '100%',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  about: { fontWeight: tokens.fontWeightSemibold },
  words: { margin: 0 },
  box: { width: 'min(100%, 560px)' },
  // Twice, as the table says of all its cells where they begin.
  numbers: { '&&': { textAlign: 'end' }, whiteSpace: 'nowrap' },
  dates: { whiteSpace: 'nowrap' },
  below: { paddingInlineStart: tokens.spacingHorizontalXXL, paddingBottom: tokens.spacingVerticalM },
  table: {
    borderCollapse: 'collapse',
    backgroundColor: tokens.colorNeutralBackground1,
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      verticalAlign: 'top',
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      maxWidth: '44ch',
      overflowWrap: 'break-word',
    },
    '& th': { textAlign: 'start' },
    '& thead th': { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  },
})
