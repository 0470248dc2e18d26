declare module 'virtual:traditional' {
  export const texts: Readonly<Record<string, string>>;
}
declare module 'virtual:readings' {
  export const readings: Readonly<Record<string, string>>;
}
declare module '*.css';
