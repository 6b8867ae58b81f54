/* The services of Portellery, an invented city, as its GeoReport endpoint has them. */

export type CityChoice = { readonly key: string; readonly name: string; readonly dependsOn?: CityCondition }
export type CityCondition = { readonly code: string; readonly keys: readonly string[] }

export type CityAttribute = {
  readonly code: string
  readonly datatype: 'string' | 'text' | 'number' | 'datetime' | 'singlevaluelist' | 'multivaluelist'
  readonly variable?: boolean
  readonly required?: boolean
  readonly description: string
  readonly hint?: string
  readonly values?: readonly CityChoice[]
  readonly dependsOn?: CityCondition
  readonly setByServer?: boolean
}

export type CityService = {
  readonly code: string
  readonly name: string
  readonly description: string
  readonly type: 'realtime' | 'batch' | 'blackbox'
  readonly keywords: readonly string[]
  readonly group: string
  readonly agency: string
  readonly notice: string
  readonly attributes: readonly CityAttribute[]
}

const pothole: CityService = {
  code: 'ROAD-01',
  name: 'Pothole',
  description: 'A hole in a street, a lane or a bicycle path of the city.',
  type: 'realtime',
  keywords: ['hole', 'road', 'street', 'asphalt', 'bump'],
  group: 'Roads and sidewalks',
  agency: 'Portellery Roads',
  notice: 'A crew looks at it within four working days.',
  attributes: [
    {
      code: 'SAFETY',
      datatype: 'string',
      variable: false,
      description: 'If somebody may be hurt right now, transfer the call to the road crew’s dispatcher.',
    },
    {
      code: 'WHERE',
      datatype: 'singlevaluelist',
      required: true,
      description: 'What is the hole in?',
      values: [
        { key: 'lane', name: 'A traffic lane' },
        { key: 'bike', name: 'A bicycle lane or path' },
        { key: 'walk', name: 'A sidewalk' },
      ],
    },
    {
      code: 'LANE',
      datatype: 'singlevaluelist',
      required: true,
      description: 'Which lane?',
      values: [
        { key: 'curb', name: 'The one at the curb' },
        { key: 'middle', name: 'A middle one', dependsOn: { code: 'WHERE', keys: ['lane'] } },
        { key: 'turn', name: 'A turning lane', dependsOn: { code: 'WHERE', keys: ['lane'] } },
      ],
      dependsOn: { code: 'WHERE', keys: ['lane', 'bike'] },
    },
    {
      code: 'DEPTH',
      datatype: 'number',
      description: 'How deep is it?',
      hint: 'In centimetres.',
    },
    { code: 'SEEN', datatype: 'datetime', description: 'When was it seen?', hint: 'Day and time.' },
    {
      code: 'DAMAGE',
      datatype: 'multivaluelist',
      description: 'What was damaged?',
      values: [
        { key: 'tire', name: 'A tire' },
        { key: 'rim', name: 'A rim' },
        { key: 'person', name: 'Somebody was hurt' },
      ],
    },
    { code: 'LANDMARK', datatype: 'string', description: 'What is it in front of?' },
    { code: 'DISTRICT', datatype: 'string', description: 'District', setByServer: true },
  ],
}

const collection: CityService = {
  code: 'WASTE-03',
  name: 'Missed collection',
  description: 'A bin, bag or bulky item that was not picked up on its day.',
  type: 'realtime',
  keywords: ['garbage', 'trash', 'recycling', 'green bin', 'truck'],
  group: 'Waste',
  agency: 'Portellery Waste Collection',
  notice: 'A truck comes back within one working day. Leave it at the curb.',
  attributes: [
    {
      code: 'STREAM',
      datatype: 'multivaluelist',
      required: true,
      description: 'What was left behind?',
      values: [
        { key: 'black', name: 'Garbage (black)' },
        { key: 'blue', name: 'Recycling (blue)' },
        { key: 'green', name: 'Organics (green)' },
      ],
    },
    { code: 'DAY', datatype: 'datetime', required: true, description: 'When should it have been picked up?' },
    { code: 'NOTE', datatype: 'text', description: 'Anything the crew should know' },
  ],
}

const graffiti: CityService = {
  code: 'CLEAN-07',
  name: 'Graffiti',
  description: 'Paint or posters on city property.',
  type: 'batch',
  keywords: ['paint', 'tag', 'poster', 'wall'],
  group: 'Clean city',
  agency: 'Portellery Parks',
  notice: 'The number follows once the inspector has looked at it.',
  attributes: [],
}

const tip: CityService = {
  code: 'TIP-01',
  name: 'Word to the by-law office',
  description: 'A hint that needs no answer.',
  type: 'blackbox',
  keywords: ['by-law', 'hint'],
  group: 'By-laws',
  agency: 'Portellery By-law Office',
  notice: 'Thank you. The office does not write back.',
  attributes: [],
}

const streetLight: CityService = {
  code: 'LIGHT-02',
  name: 'Street light out',
  description: 'A lamp that is dark, flickers or burns by day.',
  type: 'realtime',
  keywords: ['lamp', 'dark', 'pole', 'light'],
  group: 'Roads and sidewalks',
  agency: 'Portellery Lighting',
  notice: 'The lamp is repaired within ten days.',
  attributes: [
    { code: 'POLE', datatype: 'string', description: 'Number on the pole', hint: 'Two letters and four digits.' },
  ],
}

export const sampleCity: readonly CityService[] = [pothole, streetLight, collection, graffiti, tip]
