/** Two lanes, one arrow, one dashed answer. */
export function Logo() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M3 2v16M17 2v16" strokeWidth="2.4" />
      <path d="M4.5 5.5 13 8.2" strokeWidth="1.7" />
      <path d="M11.2 5.2 15.6 9l-5.6 1.2Z" fill="currentColor" stroke="none" />
      <path d="M15.5 12.6 7 14.6" strokeWidth="1.5" strokeDasharray="2.4 1.8" />
      <path d="M8.6 11.8 5 15.1l4.6 1.4" strokeWidth="1.5" />
    </svg>
  )
}
