/** A passkey is for a host with a name: at 127.0.0.1 there is none. */
export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(location.hostname);
}
