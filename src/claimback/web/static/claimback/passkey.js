// Passkeys: asks the browser for one and sends it with the form. Without this script the password works.
(() => {
  const named = !/^[\d.]+$|[:\]]/.test(location.hostname);
  if (!window.isSecureContext || !window.PublicKeyCredential || !named) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  const text = (data) => btoa(String.fromCharCode(...new Uint8Array(data)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const make = async (told) => {
    const excluded = (told.excludeCredentials || []).map((one) => ({ ...one, id: bytes(one.id) }));
    const made = await navigator.credentials.create({ publicKey: {
      ...told, challenge: bytes(told.challenge), user: { ...told.user, id: bytes(told.user.id) },
      excludeCredentials: excluded,
    } });
    return { made, response: { attestationObject: text(made.response.attestationObject) } };
  };

  const get = async (told) => {
    const made = await navigator.credentials.get({ publicKey: { ...told, challenge: bytes(told.challenge), allowCredentials: [] } });
    const { authenticatorData, signature, userHandle } = made.response;
    const response = { authenticatorData: text(authenticatorData), signature: text(signature) };
    return { made, response: userHandle ? { ...response, userHandle: text(userHandle) } : response };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      const told = JSON.parse(form.dataset.passkey);
      const problem = form.querySelector("[role=alert]");
      problem.hidden = true;
      try {
        const { made, response } = await (told.user ? make(told) : get(told));
        form.elements.credential.value = JSON.stringify({
          id: made.id, rawId: text(made.rawId), type: made.type,
          response: { ...response, clientDataJSON: text(made.response.clientDataJSON) },
        });
        form.requestSubmit();
      } catch {
        problem.hidden = false;
      }
    });
  }
})();
