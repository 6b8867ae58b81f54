import { tokens } from '@fluentui/react-components'

/* Two series differ in lightness and in pattern, three in hues of Okabe and Ito that every eye tells apart. */

export const nowColour = tokens.colorBrandForeground1
export const besideColour = tokens.colorNeutralForeground3
export const gridColour = tokens.colorNeutralStroke3
export const textColour = tokens.colorNeutralForeground2

export const partColours = { talk: '#0072b2', hold: '#e69f00', 'after-call-work': '#009e73' } as const

export const axis = { stroke: textColour, tick: { fill: textColour, fontSize: 12 }, tickLine: false } as const
