declare module 'virtual:traditional' {
  const texts: Readonly<Record<string, string>>;

  export { texts as default };
}
declare module '*.css';
