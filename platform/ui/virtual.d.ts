declare module 'virtual:traditional' {
  export const texts: Readonly<Record<string, string>>;
}
declare module '*.css';
