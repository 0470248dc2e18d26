import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pageReadings } from './vite/readings.ts';
import { traditionalTexts } from './vite/traditional-texts.ts';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), traditionalTexts(), pageReadings()],
  build: { target: 'es2022', chunkSizeWarningLimit: 1000, emptyOutDir: true },
  server: { host: '127.0.0.1', port: 8107, proxy: { '/api': 'http://127.0.0.1:8106' } },
});
