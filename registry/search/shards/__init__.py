"""The search cut into shards: small files of which a question needs one."""
