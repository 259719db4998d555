package io.trastienda.ui.shell;

/// What the frame hears in the browser: its keys, and what is copied from one client's pages and
/// pasted into another's.
final class Keyboard {

  /// Keys that work on every screen. A key without Ctrl or Alt does nothing while somebody types,
  /// nor when its reader has switched such keys off.
  ///
  /// Of what is copied only a number made from it and the client are kept, in this tab and in the
  /// reader's others while they are open; the text itself goes nowhere. A paste elsewhere is held
  /// back until the reader says that it is meant.
  static final String LISTEN =
      """
      const shell = this;
      window.trastienda = Object.assign(window.trastienda || {}, {shell, single: $0});
      if (window.trastienda.listening) { return; }
      window.trastienda.listening = true;
      const t = window.trastienda;
      t.typing = e => {
        const at = e.composedPath()[0];
        return at instanceof HTMLElement && (at.isContentEditable || at.tagName === 'TEXTAREA'
          || at.tagName === 'SELECT' || (at.tagName === 'INPUT'
            && !['checkbox', 'radio', 'button', 'submit'].includes(at.type)));
      };
      document.addEventListener('keydown', e => {
        if (e.defaultPrevented || e.isComposing) { return; }
        const mod = e.ctrlKey || e.metaKey;
        if (mod && !e.altKey && !e.shiftKey && e.code === 'KeyK') {
          e.preventDefault();
          t.shell.$server.openPalette();
        } else if (e.key === '?' && !mod && !e.altKey && t.single && !t.typing(e)) {
          e.preventDefault();
          t.shell.$server.openKeys();
        } else if (e.altKey && !mod && !e.shiftKey && /^Digit[1-9]$/.test(e.code)) {
          e.preventDefault();
          t.shell.$server.openView(Number(e.code.slice(5)));
        }
      });
      const here = () => {
        const at = location.pathname.split('/').filter(part => part);
        return at.length > 2 && (at[0] === 'work' || at[0] === 'clients') ? at[1] : '';
      };
      const number = text => {
        let a = 0xdeadbeef, b = 0x41c6ce57;
        for (const c of text.replace(/\\s+/g, ' ').trim()) {
          a = Math.imul(a ^ c.codePointAt(0), 2654435761);
          b = Math.imul(b ^ c.codePointAt(0), 1597334677);
        }
        return text.trim().length + ':' + (a >>> 0) + ':' + (b >>> 0);
      };
      const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('trastienda-copied') : null;
      const keep = copied => {
        t.copied = copied;
        try { sessionStorage.setItem('trastienda.copied', JSON.stringify(copied)); } catch (full) { t.unkept = full; }
      };
      try { t.copied = JSON.parse(sessionStorage.getItem('trastienda.copied')); } catch (broken) { t.copied = null; }
      if (tabs) { tabs.onmessage = e => keep(e.data); }
      const selected = e => {
        const at = e.composedPath()[0];
        return at && typeof at.selectionStart === 'number'
          ? at.value.slice(at.selectionStart, at.selectionEnd) : String(document.getSelection());
      };
      const copy = e => {
        const text = selected(e);
        if (!text.trim()) { return; }
        const copied = {client: here(), number: number(text)};
        keep(copied);
        if (tabs) { tabs.postMessage(copied); }
      };
      document.addEventListener('copy', copy, true);
      document.addEventListener('cut', copy, true);
      document.addEventListener('paste', e => {
        const text = e.clipboardData ? e.clipboardData.getData('text') : '';
        const from = t.copied, to = here();
        if (!from || !from.client || !to || from.client === to || from.number !== number(text)) { return; }
        e.preventDefault();
        e.stopImmediatePropagation();
        const field = e.composedPath()[0];
        t.held = {field, text, start: field.selectionStart, end: field.selectionEnd};
        t.shell.$server.heldPaste(from.client, to);
      }, true);
      t.pasteHeld = () => {
        const held = t.held;
        t.held = null;
        if (!held || !held.field.isConnected) { return; }
        held.field.focus();
        if (typeof held.start === 'number') { held.field.setSelectionRange(held.start, held.end); }
        document.execCommand('insertText', false, held.text);
      };
      """;

  private Keyboard() {}
}
