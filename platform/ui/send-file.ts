import { inLanguage, type Language } from '../text/say.ts';
import { ApiError } from './api.ts';
import { words } from './words.ts';

/** Sends one file, telling from time to time how much of it (0 to 1) has gone. `fetch` does not tell. */
export function sendFile(
  path: string,
  file: File,
  { language, told }: { readonly language: Language; readonly told: (share: number) => void },
): Promise<void> {
  const form = new FormData();
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => told(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve();
      else reject(objection(request, language));
    });
    request.addEventListener('error', () => reject(new ApiError(0, 'offline', inLanguage(words.offline, language))));
    request.open('POST', path);
    request.setRequestHeader('accept-language', language);
    request.send(form);
  });
}

function objection({ status, responseText }: XMLHttpRequest, language: Language): ApiError {
  try {
    const { code, title } = JSON.parse(responseText) as { readonly code: string; readonly title: string };
    return new ApiError(status, code, title);
  } catch {
    return new ApiError(status, 'unreadable', inLanguage(words.unreadable, language));
  }
}
