/** The text of a file, taken into the bundle. */
declare module '*?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: Vite gives it as the default export.
  export default text
}
