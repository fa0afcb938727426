"""Programs that make parts of the documentation. The product itself uses none of them."""
