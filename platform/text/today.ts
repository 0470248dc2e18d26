const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function today(now: Date): string {
  return shanghai.format(now);
}
