/**
 * What the window may load: its own files, and nothing from anywhere else. Scripts come from files alone; styles also
 * from elements that carry this load's nonce, since Fluent UI makes its style sheets while it runs.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
