# Lets Toplyne read the S3 bucket acme-toplyne-export-7f3a91.
# In the folder of this file, signed in to the account of the bucket: terraform init, terraform
# plan, read the plan, terraform apply. Files of tables are uploaded by setup.sh.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]
}

import {
  to = aws_s3_bucket.toplyne
  id = "acme-toplyne-export-7f3a91"
}

# The bucket itself stays as it is; only what stands below is managed here.
resource "aws_s3_bucket" "toplyne" {
  bucket = "acme-toplyne-export-7f3a91"

  lifecycle {
    prevent_destroy = true
    ignore_changes  = all
  }
}

resource "aws_s3_bucket_ownership_controls" "toplyne" {
  bucket = aws_s3_bucket.toplyne.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "toplyne" {
  bucket                  = aws_s3_bucket.toplyne.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

import {
  to = aws_s3_bucket_policy.toplyne
  id = "acme-toplyne-export-7f3a91"
}

# This resource owns the whole policy: below are all statements that the bucket had, and
# Toplyne's. Whoever adds one has to add it here.
# without old versions of objects: differs from the vendor's text: ask them first
resource "aws_s3_bucket_policy" "toplyne" {
  bucket = aws_s3_bucket.toplyne.id

  policy = <<POLICY
{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "1",
            "Effect": "Allow",
            "Principal": {
                "AWS": "arn:aws:iam::123456789012:user/etl"
            },
            "Action": "s3:PutObject",
            "Resource": "arn:aws:s3:::acme-toplyne-export-7f3a91/$${aws:username}/*"
        },
        {
            "Sid": "TLS",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": "arn:aws:s3:::acme-toplyne-export-7f3a91/*",
            "Condition": {
                "Bool": {
                    "aws:SecureTransport": "false"
                }
            }
        },
        {
            "Sid": "ToplyneReadOnly",
            "Effect": "Allow",
            "Principal": {
                "AWS": "arn:aws:iam::388856629077:role/ToplyneServiceRoleForCustomerDataAccess"
            },
            "Action": [
                "s3:GetObject",
                "s3:ListBucket",
                "s3:GetBucketLocation"
            ],
            "Resource": [
                "arn:aws:s3:::acme-toplyne-export-7f3a91",
                "arn:aws:s3:::acme-toplyne-export-7f3a91/*"
            ]
        }
    ]
}
POLICY

  depends_on = [
    aws_s3_bucket_public_access_block.toplyne,
    aws_s3_bucket_ownership_controls.toplyne,
  ]
}
