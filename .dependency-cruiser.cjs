/*
 * Who may import whom. The top folder is the world a file lives in:
 * `shared` imports itself, the schema library and (one file) Lunr; `electron`, `renderer` and `server` import
 * `shared` and never each other; nobody imports `test`. Inside the window: ui ← features ← app.
 */
const worlds = ['electron', 'renderer', 'server']

const noOtherWorld = worlds.map((world) => ({
  name: `${world}-meets-others-only-at-the-contracts`,
  severity: 'error',
  from: { path: `^${world}/` },
  to: { path: `^(${worlds.filter((other) => other !== world).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...noOtherWorld,
    {
      name: 'shared-stands-alone',
      comment: 'shared imports no framework and nothing of Node or the DOM',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '^node_modules/zod/', '^node_modules/(lunr|lunr-languages|@types/lunr)/'] },
    },
    {
      name: 'one-file-knows-lunr',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|server)/', pathNot: '^shared/knowledge/engine/lunr-terms\\.ts$' },
      to: { path: '^node_modules/(lunr|lunr-languages|@types/lunr)/' },
    },
    {
      name: 'engine-stands-alone',
      comment: 'the search engine could be published by itself: of the rest it knows the names of the languages',
      severity: 'error',
      from: { path: '^shared/knowledge/engine/' },
      to: {
        pathNot: [
          '^shared/knowledge/engine/',
          '^shared/knowledge/language\\.ts$',
          '^node_modules/(lunr|lunr-languages|@types/lunr)/',
        ],
      },
    },
    {
      name: 'window-stays-in-the-window',
      comment: 'nothing of Node or Electron in the renderer',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'window-without-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^node_modules/(electron|classic-level|electron-store)/' },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(features|app)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-below-app',
      comment: 'features import the types of app (the store), its hooks and its events; nothing else of it',
      severity: 'error',
      from: { path: '^renderer/features/' },
      to: { path: '^renderer/app/', pathNot: '^renderer/app/(hooks|events)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-components-of-other-features',
      comment: "a feature may use another's events and selectors, never its components",
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/.+\\.tsx$', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'nobody-imports-test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'launch-runs-before-electron',
      comment: 'the launcher finds and prepares Electron; the product never imports it, nor it the product',
      severity: 'error',
      from: { path: '^electron/(?!launch/)' },
      to: { path: '^electron/launch/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
