/**
 * For whatever is asked from the preview: when a menu over its page has closed, VS Code gives the page the focus back, on
 * a busy machine only after the question is there, which would then be gone. Escape still closes it.
 */
export const staysOpen = { ignoreFocusOut: true };
