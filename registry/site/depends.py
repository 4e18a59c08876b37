from hashlib import sha256


def template_digest(environment, name):
    h = sha256()
    for n in sorted(environment.list_templates()):
        h.update(environment.loader.get_source(environment, n)[0].encode())
    return h.hexdigest()
