"""Engines for data that are larger than one machine; each adapter is thin, over one function.

============  =======================================================================
``datatrove`` a pipeline step, with statistics and an exclusion writer
``datasets``  Hugging Face datasets, by ``map(batched=True)``
``spark``     Apache Spark, by ``mapInArrow``
``ray``       Ray Data, by ``map_batches``
============  =======================================================================

All of them call :func:`unionclean.batch.clean_batch`. Each needs the extra of its own name, and
says so once, when it is imported.
"""
