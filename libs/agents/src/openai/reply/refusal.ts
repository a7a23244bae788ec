const REFUSALS: Readonly<Record<string, string>> = {
  en: 'I cannot help with that. Can I help you find a product?',
  es: 'No puedo ayudarte con eso. ¿Te ayudo a encontrar un producto?',
};

/** What is said when nothing of a model's words may be. */
export function refusalIn(language: string): string {
  return REFUSALS[language.slice(0, 2)] ?? REFUSALS['en'] ?? '';
}
