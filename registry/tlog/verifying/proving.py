"""What a few reads prove: one file, one code, one saved notice."""

from registry.tlog import checkpoint, keyring, leaf, listing, merkle, openings, tiles
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.listing import Listing
from registry.tlog.note import Opens, Verifier
from registry.tlog.proof import Proof
from registry.tlog.twin import Twin
from registry.tlog.verifying import tree
from registry.tlog.verifying.reading import Read, file, nodes, note, of_log


def key(read: Read) -> Verifier:
    """The key that the site itself names. Who trusts that trusts the server. Raises LogError."""
    return Verifier.parse(keyring.read(file(read, keyring.PATH)).key)


def opened(read: Read, verifier: Verifier, path: str) -> tuple[bytes, Checkpoint]:
    """A published JSON file that the log has as it is, found with a few reads. Raises LogError."""
    signed = checkpoint.opened(note(read), verifier)
    files = openings.count(file(read, openings.COUNT))
    held = openings.read(file(read, openings.path(openings.number(path, files))))
    found = read(path)
    if found is None or path not in held or held[path][0] >= signed.size:
        raise LogError(f"日志中没有 {path}。", f"The log has no {path}.")
    number, salt = held[path]
    encoded = _leaf(read, signed, number)
    twin = Twin(found)
    leaf.check(encoded, salt, twin.digest)
    twin.check_form()
    inclusion = merkle.inclusion(number, signed.size, nodes(read, signed.size))
    hash_ = merkle.leaf_hash(encoded)
    merkle.check_inclusion(hash_, number, signed.size, inclusion, signed.root)
    return found, signed


def is_listed(read: Read, verifier: Verifier, code: str) -> tuple[bool, Listing, Checkpoint]:
    """Whether a code is listed, as the log proves it. Raises LogError where it does not."""
    found, signed = opened(read, verifier, listing.PATH)
    listed = listing.read(found)
    block = listed.block(code)
    if block is None:
        return False, listed, signed
    return code in listing.codes(block, read(listing.path(block))), listed, signed


def check_since(read: Read, held: Checkpoint, signed: Checkpoint) -> None:
    """The log goes on from a checkpoint that somebody kept. Raises LogError."""
    tree.check_since(nodes(read, signed.size), held, signed)


def verify_notice(twin: bytes, proof: bytes, verifier: Opens) -> Checkpoint:
    """Check a saved notice with its proof, years later and without us. Raises LogError."""
    return Proof.decode(proof).check(twin, verifier)


def _leaf(read: Read, signed: Checkpoint, number: int) -> bytes:
    at, inside = divmod(number, tiles.WIDTH)
    width = tiles.width(signed.size, 0, at)
    leaves = tiles.unpacked(of_log(read, tiles.bundle(at, width)))
    if len(leaves) != width:
        raise LogError("日志条目残缺。", "A bundle of the log is not whole.")
    return leaves[inside]
